import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { AgendaQuery, AgendaResponse } from './agenda.dto.js';
import { AgendaService } from './agenda.service.js';
import { BoardPlacingService } from './board-placing.service.js';
import { HallwayResponse } from './hallway.dto.js';
import { PlacingResponse } from './placing.dto.js';
import { BoardDayResponse, BoardQuery, viewerOf } from './room-board.dto.js';
import { RoomBoardService } from './room-board.service.js';
import { BoardWeekResponse, WeekQuery } from './week.dto.js';
import { WeekGapsQuery, WeekGapsResponse } from './week-gaps.dto.js';
import { WeekGapsService } from './week-gaps.service.js';
import { WeekService } from './week.service.js';

@Controller('room-board')
export class RoomBoardController {
  constructor(
    private readonly board: RoomBoardService,
    private readonly weeks: WeekService,
    private readonly agendas: AgendaService,
    private readonly placing: BoardPlacingService,
    private readonly gaps: WeekGapsService,
  ) {}

  /** A day of a location: rooms, and visits with how far they are. Managers see initials. */
  @Get()
  @Allow('board.read')
  async day(@Query() { date, locationId }: BoardQuery, @CurrentStaff() actor: Actor): Promise<BoardDayResponse> {
    return BoardDayResponse.from(await this.board.readDay(date, locationId), viewerOf(actor.role));
  }

  /** Today in the first location, for a screen that everybody sees. */
  @Get('hallway')
  @Allow('hallway.read')
  async hallway(): Promise<HallwayResponse> {
    return HallwayResponse.from(await this.board.readDay());
  }

  /** Seven days of a location, room by room: how much is open, booked and free. Everyone sees initials. */
  @Get('week')
  @Allow('board.read')
  async week(@Query() { from, locationId }: WeekQuery): Promise<BoardWeekResponse> {
    return BoardWeekResponse.from(await this.weeks.readWeek(from, locationId));
  }

  /** Where in seven days something of the list to schedule fits: its length, its clinician, its doses. */
  @Get('week/gaps')
  @Allow('booking.book')
  async weekGaps(@Query() { kind, id, from, clinicianId, locationId }: WeekGapsQuery): Promise<WeekGapsResponse> {
    return WeekGapsResponse.from(await this.gaps.read({ kind, id, from, clinicianId, locationId }));
  }

  /** Visits and free time of one clinician; of oneself when nobody is named. Managers see initials. */
  @Get('agenda')
  @Allow('board.read')
  async agenda(
    @Query() { clinicianId, from, days }: AgendaQuery,
    @CurrentStaff() actor: Actor,
  ): Promise<AgendaResponse> {
    const own = actor.role === 'clinician' ? actor.staffId : undefined;
    const agenda = await this.agendas.read({ clinicianId: clinicianId ?? own, from, days });
    return AgendaResponse.from(agenda, viewerOf(actor.role));
  }

  /** What stands still on that day: opening, closed rooms, shifts, monitors, and the gaps that plans keep. */
  @Get('placing')
  @Allow('board.read')
  async place(@Query() { date, locationId }: BoardQuery, @CurrentStaff() actor: Actor): Promise<PlacingResponse> {
    const placing = await this.placing.read(date, locationId);
    return PlacingResponse.from(placing, viewerOf(actor.role).book);
  }
}
