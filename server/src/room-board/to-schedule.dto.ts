import { PhaseMinutesResponse } from './room-board.dto.js';
import type { ToScheduleLine } from './to-schedule.service.js';
import type { WaitingVisit } from './waiting-visits.service.js';

/** What it would be booked with. Whether a time is right is decided when it is placed. */
export class WaitingVisitResponse {
  /** Who usually has the visits of this person; null when anybody may. */
  clinicianId: string | null;
  clinicianName: string | null;
  phases: PhaseMinutesResponse;
  /** Between which starts it keeps the least gap to the doses around it; null where nothing limits it. */
  earliest: string | null;
  latest: string | null;

  static from({ clinicianId, clinicianName, phases, earliest, latest }: WaitingVisit): WaitingVisitResponse {
    return {
      ...{ clinicianId, clinicianName, phases: { ...phases } },
      ...{ earliest: earliest?.toISOString() ?? null, latest: latest?.toISOString() ?? null },
    };
  }
}

/** Something to find a time for: a slot of a plan, an approved booster, or the consultation of an inquiry. */
export class ToScheduleItem {
  kind: 'plan' | 'booster' | 'consultation';
  /** Of the plan, the booster or the inquiry. */
  id: string;
  patientId: string | null;
  patientName: string;
  /** First open slot of a plan and its size; null for the others. */
  ordinal: number | null;
  sessionCount: number | null;
  /** Slots of the plan without a booking. */
  unbooked: number | null;
  /** Earliest and latest start that keep the plan's cadence. */
  earliestAt: string | null;
  latestAt: string | null;
  /** YYYY-MM-DD, last day that keeps the cadence or the approval */
  dueOn: string | null;
  drift: 'on_track' | 'drifting' | 'off_protocol' | null;
  /** A clinician looks at the inquiry before it is booked. */
  needsReview: boolean;
  visit: WaitingVisitResponse;

  static from({ earliestAt, latestAt, visit, ...line }: ToScheduleLine): ToScheduleItem {
    return {
      ...line,
      visit: WaitingVisitResponse.from(visit),
      earliestAt: earliestAt?.toISOString() ?? null,
      latestAt: latestAt?.toISOString() ?? null,
    };
  }
}

export class ToScheduleListResponse {
  /** Most urgent first. */
  items: ToScheduleItem[];
  total: number;
}
