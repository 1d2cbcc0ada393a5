import { Module } from '@nestjs/common';
import { RoomsModule } from '../rooms/rooms.module.js';
import { RoomBoardController } from './room-board.controller.js';
import { RoomBoardQueries } from './room-board.queries.js';
import { RoomBoardService } from './room-board.service.js';

@Module({
  imports: [RoomsModule],
  controllers: [RoomBoardController],
  providers: [RoomBoardQueries, RoomBoardService],
  exports: [RoomBoardService],
})
export class RoomBoardModule {}
