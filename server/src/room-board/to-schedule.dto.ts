import type { ToScheduleLine } from './to-schedule.service.js';

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

  static from({ earliestAt, latestAt, ...line }: ToScheduleLine): ToScheduleItem {
    return {
      ...line,
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
