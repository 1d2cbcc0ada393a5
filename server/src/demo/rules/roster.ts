import type { Fate } from './visit-timeline.js';

/** A plan that is under way, seen from the day the clinic is looked at. */
export interface OpenPlan {
  readonly size: 3 | 6;
  /** Sessions done before today. */
  readonly done: number;
  /** Column of the board and minutes after opening of today's session; undefined: none today. */
  readonly today?: { readonly room: number; readonly start: number; readonly fate?: Fate };
  /** Days to the next booked session; null: the next slot is not booked. */
  readonly next?: number | null;
  /** Days since the last session, when it was longer ago than the cadence. */
  readonly lastAgo?: number;
  readonly paused?: boolean;
}

/** Today's sessions: four rooms, four visits each, with one of everything that happens in a clinic. */
const TODAY: readonly OpenPlan[] = [
  { size: 6, done: 3, today: { room: 0, start: 0 } },
  { size: 6, done: 5, today: { room: 1, start: 15 } },
  { size: 6, done: 1, today: { room: 3, start: 90 } },
  { size: 6, done: 4, today: { room: 2, start: 75, fate: 'no_show' } },
  { size: 6, done: 1, today: { room: 0, start: 135 } },
  { size: 6, done: 2, today: { room: 1, start: 150 } },
  { size: 6, done: 2, today: { room: 2, start: 195 } },
  { size: 3, done: 1, today: { room: 3, start: 225, fate: 'held' } },
  { size: 6, done: 4, today: { room: 0, start: 300 } },
  { size: 3, done: 0, today: { room: 1, start: 285 } },
  { size: 3, done: 2, today: { room: 2, start: 330 } },
  { size: 6, done: 0, today: { room: 3, start: 360 } },
  { size: 6, done: 3, today: { room: 0, start: 450, fate: 'cancelled_late' } },
  { size: 6, done: 3, today: { room: 1, start: 435, fate: 'aborted' } },
  { size: 6, done: 4, today: { room: 2, start: 465 } },
];

const OTHER_DAYS: readonly OpenPlan[] = [
  ...([1, 1, 1, 2, 2, 3, 4, 5] as const).map((next, index) => ({ size: 6 as const, done: (index % 4) + 1, next })),
  { size: 3, done: 1, next: 4 },
  { size: 3, done: 2, next: 2 },
  { size: 6, done: 0, next: 3 },
  { size: 3, done: 0, next: 6 },
  // Drifting: the gap is too wide or nothing is booked. Off protocol: day 28 has passed.
  { size: 6, done: 3, next: null, lastAgo: 5 },
  { size: 6, done: 2, next: 1, lastAgo: 9 },
  { size: 6, done: 4, next: null, lastAgo: 23 },
  { size: 3, done: 1, next: null, lastAgo: 12 },
  // Accepted and not begun.
  { size: 6, done: 0, next: null },
  { size: 3, done: 0, next: null },
  { size: 6, done: 2, next: null, lastAgo: 16, paused: true },
  { size: 3, done: 0, next: null, paused: true },
];

export const OPEN_PLANS: readonly OpenPlan[] = [...TODAY, ...OTHER_DAYS];

/** Consultations of today, between the sessions. */
export const TODAYS_CONSULTATIONS = [
  { room: 3, start: 0 },
  { room: 2, start: 0 },
  { room: 3, start: 480 },
] as const;
