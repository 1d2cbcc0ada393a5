import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { dateIn } from '../platform/time/zone.js';
import type { OpeningHours } from '../rooms/location.entity.js';
import { type LocationWithRooms, RoomsQueries } from '../rooms/rooms.queries.js';
import { type BoardRow, RoomBoardQueries } from './room-board.queries.js';

export interface BoardDay {
  readonly date: string;
  /** The clinic's date now. */
  readonly today: string;
  readonly now: Date;
  readonly place: LocationWithRooms;
  /** Undefined when the location is closed on that date. */
  readonly hours: OpeningHours | undefined;
  readonly rows: readonly BoardRow[];
}

@Injectable()
export class RoomBoardService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsQueries,
    private readonly board: RoomBoardQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * A day of a location, recorded as read.
   * @param date today in the location's zone when left out
   * @param locationId the first location when left out
   * @throws location.notFound (404)
   */
  readDay(date?: string, locationId?: string): Promise<BoardDay> {
    return this.db.transaction(async () => {
      const place = await this.rooms.findLocationWithRooms(locationId);
      const now = this.clock.now();
      const today = dateIn(place.location.timeZone, now);
      const rows = await this.board.findDay(place, date ?? today);
      await this.audit.record({
        action: 'board.read',
        resource: { type: 'location', id: place.location.id },
        changes: { date: date ?? today, patients: [...new Set(rows.map(({ patientId }) => patientId))] },
      });
      const hours = await this.rooms.hoursOn(place.location, date ?? today);
      return { date: date ?? today, today, now, place, hours, rows };
    });
  }
}
