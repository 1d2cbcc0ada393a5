import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarRecords } from './calendar-records.service.js';
import { LocationException } from './location-exception.entity.js';
import { Location } from './location.entity.js';
import { LocationsService } from './locations.service.js';
import { RoomBlock } from './room-block.entity.js';
import { RoomOutage } from './room-outage.entity.js';
import { Room } from './room.entity.js';
import { RoomsController } from './rooms.controller.js';
import { RoomsQueries } from './rooms.queries.js';
import { RoomsService } from './rooms.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Location, LocationException, Room, RoomBlock, RoomOutage])],
  controllers: [RoomsController],
  providers: [CalendarRecords, LocationsService, RoomsQueries, RoomsService],
  exports: [CalendarRecords, LocationsService, RoomsQueries, RoomsService],
})
export class RoomsModule {}
