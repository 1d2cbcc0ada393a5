import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LocationException } from './location-exception.entity.js';
import { Location } from './location.entity.js';
import { RoomBlock } from './room-block.entity.js';
import { RoomOutage } from './room-outage.entity.js';
import { Room } from './room.entity.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsQueries } from './rooms.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([Location, LocationException, Room, RoomBlock, RoomOutage])],
  controllers: [RoomsController],
  providers: [RoomsQueries],
  exports: [RoomsQueries],
})
export class RoomsModule {}
