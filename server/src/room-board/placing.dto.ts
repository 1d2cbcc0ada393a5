import type { Calendar, Span } from '../scheduling/rules/obstacles.js';
import { addMinutes } from '../platform/time/interval.js';
import { earliestAfter } from '../sessions/rules/session-spacing.js';
import type { StartLimits, WaitingPlan } from './board-placing.queries.js';
import type { Placing } from './board-placing.service.js';
import { PhaseMinutesResponse } from './room-board.dto.js';

export class PlacingSpanResponse {
  from: string;
  until: string;

  static of({ from, until }: Span): PlacingSpanResponse {
    return { from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  }
}

export class ReservedSpanResponse extends PlacingSpanResponse {
  reason: string;
}

/** When a room of the board cannot be booked. */
export class RoomClosuresResponse {
  roomId: string;
  outages: ReservedSpanResponse[];
  blocks: ReservedSpanResponse[];
}

export class ClinicianTimesResponse {
  id: string;
  name: string;
  /** Null when no shifts are kept for this person: any opening time. */
  shifts: PlacingSpanResponse[] | null;
  absences: PlacingSpanResponse[];
}

/** A booking at another location: people cannot be in two places. */
export class TakenElsewhereResponse extends PlacingSpanResponse {
  bookingId: string;
  roomId: string;
  patientId: string;
  clinicianId: string;
  roomUntil: string;
}

/** Between which starts the plan of a session lets it move; null where nothing limits it. */
export class StartLimitsResponse {
  bookingId: string;
  earliest: string | null;
  latest: string | null;

  static from({ bookingId, earliest, latest }: StartLimits): StartLimitsResponse {
    return { bookingId, earliest: earliest?.toISOString() ?? null, latest: latest?.toISOString() ?? null };
  }
}

/** What the next session of an open plan would be booked with. */
export class WaitingPlanResponse {
  planId: string;
  clinicianId: string;
  clinicianName: string;
  phases: PhaseMinutesResponse;
  /** Before this start it would be too close to the dose before it. */
  earliest: string | null;

  static from(
    { planId, clinicianId, clinicianName, first, doseBefore, minGapHours }: WaitingPlan,
    { zone, phases: { first: firstPhases, later } }: Placing,
  ): WaitingPlanResponse {
    const phases = first ? firstPhases : later;
    const start = doseBefore && addMinutes(earliestAfter(doseBefore, { zone, minGapHours }), -phases.prep);
    return { planId, clinicianId, clinicianName, phases: { ...phases }, earliest: start?.toISOString() ?? null };
  }
}

/** What a visit that is dragged over a day of the board has to fit into. Whether it does is decided when it is dropped. */
export class PlacingResponse {
  opening: PlacingSpanResponse[];
  /** Patients who may be watched at the same moment. */
  monitorLimit: number;
  rooms: RoomClosuresResponse[];
  clinicians: ClinicianTimesResponse[];
  elsewhere: TakenElsewhereResponse[];
  limits: StartLimitsResponse[];
  waiting: WaitingPlanResponse[];

  /** @param mayPlace whether the reader may book: others see when rooms are closed, and nothing about people */
  static from(placing: Placing, mayPlace: boolean): PlacingResponse {
    const { calendar, limits, waiting } = placing;
    return {
      opening: calendar.opening.map((span) => PlacingSpanResponse.of(span)),
      monitorLimit: calendar.monitorLimit,
      rooms: calendar.rooms.map(({ id, outages, blocks }) => ({
        roomId: id,
        outages: outages.map(reserved),
        blocks: blocks.map(reserved),
      })),
      clinicians: mayPlace ? calendar.clinicians.map(timesOf) : [],
      elsewhere: mayPlace ? elsewhere(calendar) : [],
      limits: mayPlace ? limits.map((row) => StartLimitsResponse.from(row)) : [],
      waiting: mayPlace ? waiting.map((row) => WaitingPlanResponse.from(row, placing)) : [],
    };
  }
}

function reserved(span: Span & { readonly reason?: string }): ReservedSpanResponse {
  return { ...PlacingSpanResponse.of(span), reason: span.reason ?? '' };
}

function timesOf({ id, name, shifts, absences }: Calendar['clinicians'][number]): ClinicianTimesResponse {
  const spans = (list: readonly Span[]) => list.map((span) => PlacingSpanResponse.of(span));
  return { id, name, shifts: shifts ? spans(shifts) : null, absences: spans(absences) };
}

function elsewhere({ rooms, taken }: Calendar): TakenElsewhereResponse[] {
  const here = new Set(rooms.map(({ id }) => id));
  return taken
    .filter(({ roomId }) => !here.has(roomId))
    .map(({ bookingId, roomId, patientId, clinicianId, roomUntil, ...span }) => ({
      ...{ bookingId, roomId, patientId, clinicianId },
      ...PlacingSpanResponse.of(span),
      roomUntil: new Date(roomUntil).toISOString(),
    }));
}
