import { Type } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';
import { IdField, OptionalDate } from '../platform/http/fields.js';
import type { AgendaRow } from './agenda.queries.js';
import type { Agenda } from './agenda.service.js';
import { BoardVisitResponse } from './room-board.dto.js';
import type { BoardViewer } from './rules/board-viewer.js';
import { SpanResponse } from './week.dto.js';

export class AgendaQuery {
  /** The clinician who asks when left out. */
  @IsOptional()
  @IdField()
  clinicianId?: string;

  /** YYYY-MM-DD, the first day; the Monday of this week when left out, today for a single day. */
  @OptionalDate()
  from?: string;

  /** One day or a week. */
  @IsOptional()
  @Type(() => Number)
  @IsIn([1, 7])
  days = 7;
}

export class AgendaVisitResponse extends BoardVisitResponse {
  roomName: string;
}

export class AgendaDayResponse {
  /** YYYY-MM-DD, of the location's calendar */
  date: string;
  /** Minutes on duty: shifts within the opening hours, without absences; the hours where no shifts are kept. */
  openMinutes: number;
  bookedMinutes: number;
  /** Minutes that are still to come and not booked. */
  freeMinutes: number;
  gaps: SpanResponse[];
  /** In time order, cancelled ones included. */
  visits: AgendaVisitResponse[];
}

export class AgendaResponse {
  clinicianId: string;
  clinicianName: string;
  /** First of the days. */
  from: string;
  /** The location's date now. */
  today: string;
  locationName: string;
  /** IANA name */
  timeZone: string;
  days: AgendaDayResponse[];

  static from({ clinician, location, today, now, days }: Agenda, viewer: BoardViewer): AgendaResponse {
    const visit = (row: AgendaRow) => ({ ...BoardVisitResponse.from(row, viewer, now), roomName: row.roomName });
    return {
      ...{ clinicianId: clinician.id, clinicianName: clinician.displayName },
      ...{ from: days[0]?.date ?? today, today, locationName: location.name, timeZone: location.timeZone },
      days: days.map(({ date, open, booked, free, gaps, rows }) => ({
        ...{ date, openMinutes: open, bookedMinutes: booked, freeMinutes: free },
        gaps: gaps.map((gap) => SpanResponse.from(gap)),
        visits: rows.map(visit),
      })),
    };
  }
}
