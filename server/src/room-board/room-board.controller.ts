import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import { BoardDayResponse, BoardQuery, type BoardViewer } from './room-board.dto.js';
import { RoomBoardService } from './room-board.service.js';

@Controller('room-board')
export class RoomBoardController {
  constructor(private readonly board: RoomBoardService) {}

  /** A day of a location: rooms, and visits with how far they are. Managers see initials. */
  @Get()
  @Allow('board.read')
  async day(@Query() { date, locationId }: BoardQuery, @CurrentStaff() actor: Actor): Promise<BoardDayResponse> {
    return BoardDayResponse.from(await this.board.readDay(date, locationId), viewerOf(actor));
  }
}

/** What this member of staff may see and do on the board, from the permission table. */
export function viewerOf(actor: Actor): BoardViewer {
  const role = actor.role as Role;
  return {
    names: isAllowed(role, 'patient.read'),
    receive: isAllowed(role, 'session.receive'),
    book: isAllowed(role, 'booking.book'),
    conduct: isAllowed(role, 'session.conduct'),
  };
}
