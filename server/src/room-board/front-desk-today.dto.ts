import { OptionalDate } from '../platform/http/fields.js';
import { type DeskLight, deskLight } from '../sessions/rules/desk-lights.js';
import type { DeskDay, FrontDeskToday, WaitingInquiry } from './front-desk-today.service.js';
import { BoardDayResponse } from './room-board.dto.js';
import type { BoardViewer } from './rules/board-viewer.js';
import { minutesLate } from './rules/visit-timeline.js';
import { visitState } from './rules/visit-state.js';
import { ToScheduleItem } from './to-schedule.dto.js';

export class DeskDayQuery {
  /** YYYY-MM-DD; today when left out. */
  @OptionalDate()
  date?: string;
}

/** One cause that a visit may not go on for: never the check behind it, an answer or a value. */
export class DeskLightResponse {
  cause: 'identity' | 'ride' | 'fasting' | 'consent' | 'see_clinician';
  light: 'clear' | 'attention' | 'block';
  /** Nobody has asked yet; only of what the front desk asks. */
  open: boolean;
}

/** What the front desk has to know of a visit, beside where it is. */
export class DeskVisitResponse {
  bookingId: string;
  /** Worst of the lights; null when the visit has none: a consultation, one that goes on, one that is over. */
  light: 'clear' | 'attention' | 'block' | null;
  lights: DeskLightResponse[];
  /** Minutes since the visit should have begun with nobody there. */
  lateMinutes: number;
}

/** A day of the board with the lights of its visits. */
export class DeskDayResponse {
  board: BoardDayResponse;
  /** In the order of the board's visits. */
  visits: DeskVisitResponse[];

  static from({ day, lights }: DeskDay, viewer: BoardViewer): DeskDayResponse {
    return {
      board: BoardDayResponse.from(day, viewer),
      visits: day.rows.map((row) => {
        const told: readonly DeskLight[] = lights.get(row.purposeId) ?? [];
        return {
          bookingId: row.bookingId,
          light: deskLight(told),
          lights: told.map(({ cause, light, open }) => ({ cause, light, open })),
          lateMinutes: minutesLate({ ...row, state: visitState(row) }, day.now),
        };
      }),
    };
  }
}

/** A room that waits to be made ready. */
export class TurningOverResponse {
  bookingId: string;
  roomId: string;
  since: string;
  /** When it should be ready. */
  until: string;
}

/** Somebody who waits for a call; what they told about themselves stands on the page of the inquiry. */
export class WaitingInquiryResponse {
  id: string;
  name: string;
  source: 'web' | 'phone' | 'referral' | 'walk_in';
  state: string;
  /** Ticked signs that a clinician looks at; which ones is not told here. */
  needsReview: boolean;
  receivedAt: string;

  static from({ id, givenName, familyName, source, state, flags, receivedAt }: WaitingInquiry): WaitingInquiryResponse {
    const name = `${givenName} ${familyName}`;
    return { id, name, source, state, needsReview: flags.length > 0, receivedAt: receivedAt.toISOString() };
  }
}

/** The front desk's home in one request. */
export class FrontDeskTodayResponse {
  day: DeskDayResponse;
  turningOver: TurningOverResponse[];
  /** Most urgent first. */
  toSchedule: ToScheduleItem[];
  /** The first of those who wait, longest first. */
  inquiries: WaitingInquiryResponse[];
  /** How many wait in all, and how many of them nobody has answered. */
  inquiriesWaiting: number;
  inquiriesUnanswered: number;

  static from(today: FrontDeskToday, viewer: BoardViewer): FrontDeskTodayResponse {
    return {
      day: DeskDayResponse.from(today, viewer),
      turningOver: today.day.rows
        .filter(({ bookingState }) => bookingState === 'turnover')
        .map(({ bookingId, roomId, endsAt, roomUntil }) => ({
          ...{ bookingId, roomId, since: endsAt.toISOString(), until: roomUntil.toISOString() },
        })),
      toSchedule: today.toSchedule.map((line) => ToScheduleItem.from(line)),
      inquiries: today.inquiries.map((inquiry) => WaitingInquiryResponse.from(inquiry)),
      inquiriesWaiting: today.waiting,
      inquiriesUnanswered: today.unanswered,
    };
  }
}
