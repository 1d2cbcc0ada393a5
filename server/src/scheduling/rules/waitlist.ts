import { HOUR_MS } from '../../platform/time/interval.js';
import { timeIn, weekdayIn } from '../../platform/time/zone.js';
import { waitlistError } from './waitlist-errors.js';

/**
 * Waitlist entry of domain.md 5.2. Who says no to one time waits on; who did not answer in time is put back by hand,
 * so that nobody loses the place without somebody having looked.
 */
export const WAITLIST_TRANSITIONS = {
  waiting: ['offered', 'withdrawn'],
  offered: ['booked', 'waiting', 'expired', 'withdrawn'],
  expired: ['waiting', 'withdrawn'],
  booked: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

export type WaitlistState = keyof typeof WAITLIST_TRANSITIONS;

/** What somebody waits for: the next session that a plan or an approved booster allows, or a consultation. */
export type WaitlistWish = 'session' | 'consultation';

/** States of an entry that still asks for a time. */
export const OPEN_WAITLIST: readonly WaitlistState[] = ['waiting', 'offered', 'expired'];

/** @throws waitlist.wrongState (409) */
export function assertWaitlistMove(from: WaitlistState, to: WaitlistState): void {
  if ((WAITLIST_TRANSITIONS[from] as readonly WaitlistState[]).includes(to)) return;
  throw waitlistError('waitlist.wrongState', { detail: `An entry that is ${from} cannot become ${to}.` });
}

/** While a time is offered, only the answer to the offer changes the entry. @throws waitlist.wrongState (409) */
export function assertNotOffered(state: WaitlistState): void {
  if (state !== 'offered') return;
  throw waitlistError('waitlist.wrongState', { detail: 'A time is offered to this patient. Withdraw it first.' });
}

/** What can be done with an entry by hand; an offer has commands of its own. */
export function waitlistCommands(state: WaitlistState): string[] {
  if (state === 'waiting') return ['withdraw'];
  return state === 'expired' ? ['resume', 'withdraw'] : [];
}

/** When a person can come. */
export interface WaitlistTimes {
  /** 1 = Monday ... 7 = Sunday; empty: any day. */
  readonly weekdays: readonly number[];
  /** HH:MM at the clinic, earliest start; null: any. */
  readonly earliestTime: string | null;
  /** HH:MM at the clinic, latest end; null: any. */
  readonly latestTime: string | null;
  /** Hours that the person needs between the call and the visit. */
  readonly noticeHours: number;
}

/** @throws waitlist.timesReversed (422) */
export function assertTimes({ earliestTime, latestTime }: Pick<WaitlistTimes, 'earliestTime' | 'latestTime'>): void {
  if (earliestTime === null || latestTime === null || earliestTime < latestTime) return;
  throw waitlistError('waitlist.timesReversed', {
    fieldErrors: { latestTime: ['Choose a time after the earliest.'] },
  });
}

/** Whether a visit falls on a day and time on which the person can come. */
export function suits(
  visit: { readonly startsAt: Date; readonly endsAt: Date },
  { weekdays, earliestTime, latestTime }: Omit<WaitlistTimes, 'noticeHours'>,
  zone: string,
): boolean {
  if (weekdays.length > 0 && !weekdays.includes(weekdayIn(zone, visit.startsAt))) return false;
  if (earliestTime !== null && timeIn(zone, visit.startsAt) < earliestTime) return false;
  return latestTime === null || timeIn(zone, visit.endsAt) <= latestTime;
}

/** Whether at least so many hours lie between now and the visit. */
export function leavesHours(startsAt: Date, now: Date, hours: number): boolean {
  return startsAt.getTime() - now.getTime() >= hours * HOUR_MS;
}
