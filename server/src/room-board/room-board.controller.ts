import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { BoardDayResponse, BoardQuery, viewerOf } from './room-board.dto.js';
import { RoomBoardService } from './room-board.service.js';

@Controller('room-board')
export class RoomBoardController {
  constructor(private readonly board: RoomBoardService) {}

  /** A day of a location: rooms, and visits with how far they are. Managers see initials. */
  @Get()
  @Allow('board.read')
  async day(@Query() { date, locationId }: BoardQuery, @CurrentStaff() actor: Actor): Promise<BoardDayResponse> {
    return BoardDayResponse.from(await this.board.readDay(date, locationId), viewerOf(actor.role));
  }
}
