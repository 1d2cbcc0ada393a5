import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../platform/time/clock.js';
import { hoursOfDate, type WeekdayHours } from '../rooms/rules/opening-hours.js';
import { roomError } from '../rooms/rules/rooms-errors.js';
import { type BoardAnswer, type BoardRow, boardRows, READ_BOARD } from './room-board.queries.js';

export interface BoardDay extends Pick<BoardAnswer, 'date' | 'today' | 'locationId' | 'name' | 'timeZone' | 'rooms'> {
  readonly now: Date;
  /** Undefined when the location is closed on that date. */
  readonly hours: WeekdayHours | undefined;
  readonly rows: readonly BoardRow[];
}

@Injectable()
export class RoomBoardService {
  constructor(
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * A day of a location in its own zone, recorded as read.
   * @param date today in the location's zone when left out
   * @param locationId the first location when left out
   * @throws location.notFound (404)
   */
  async readDay(date?: string, locationId?: string): Promise<BoardDay> {
    const now = this.clock.now();
    const [day] = await this.audit.read<BoardAnswer>(READ_BOARD, [date ?? null, locationId ?? null, now]);
    if (!day) throw roomError('location.notFound');
    const hours = hoursOfDate(day.openingHours, day.weekday, day.exception);
    return { ...day, now, hours, rows: boardRows(day) };
  }
}
