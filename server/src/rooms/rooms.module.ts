import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Location } from './location.entity.js';
import { Room } from './room.entity.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsQueries } from './rooms.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([Location, Room])],
  controllers: [RoomsController],
  providers: [RoomsQueries],
  exports: [RoomsQueries],
})
export class RoomsModule {}
