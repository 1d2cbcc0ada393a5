import { MINUTE_MS } from '../../platform/time/interval.js';
import { type Calendar, obstaclesTo, type Placement } from '../../scheduling/rules/obstacles.js';
import type { OfferKind, OfferState } from '../../scheduling/rules/slot-offer.js';
import { leavesHours, suits, type WaitlistTimes } from '../../scheduling/rules/waitlist.js';
import type { VisitPhases } from '../../scheduling/rules/visit-phases.js';
import { spacingProblem } from '../../sessions/rules/session-spacing.js';

/**
 * Nobody is offered a dosing visit that starts sooner: no solid food for 6 hours before a dose (clear fluids until 2
 * hours before). domain.md 1.2, S7 and S8.
 */
export const FASTING_LEAD_HOURS = 6;

/** Times are offered on the clock's five minutes. */
const STEP_MS = 5 * MINUTE_MS;

/** Somebody who may come at the freed time, with the visit that it would be. */
export interface RefillCandidate {
  readonly kind: OfferKind;
  /** Of the plan or the booster; for a consultation the patient. */
  readonly sourceId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** Of the waitlist; null when the patient is not on it for this. */
  readonly entryId: string | null;
  readonly drift: 'on_track' | 'drifting' | 'off_protocol' | null;
  /** Cadence window of the next dose of a plan; null when nothing sets one. */
  readonly earliestAt: Date | null;
  readonly latestAt: Date | null;
  /** YYYY-MM-DD until which an approval holds. */
  readonly bookBefore: string | null;
  readonly waitingSince: Date | null;
  readonly times: WaitlistTimes | null;
  readonly phases: VisitPhases;
  readonly placement: Placement;
  /** When dosing would begin; null for a consultation. */
  readonly doseAt: Date | null;
  /** Dose starts of the patient, real and planned. */
  readonly doses: readonly Date[];
  readonly minGapHours: number;
  /** The first booked dose of a later slot of the plan: slots are fulfilled in order. */
  readonly laterAt: Date | null;
  /** What became of an earlier offer of this very time. */
  readonly answered: Exclude<OfferState, 'offered' | 'booked'> | null;
}

export interface RefillGround {
  readonly calendar: Calendar;
  /** IANA name */
  readonly zone: string;
  readonly now: Date;
}

export type RefillReason = 'overdue' | 'unbooked' | 'booster' | 'waitlist';

export interface Refill extends RefillCandidate {
  readonly reason: RefillReason;
}

const ORDER: readonly RefillReason[] = ['overdue', 'unbooked', 'booster', 'waitlist'];

/** When a visit could begin in a freed time: at its start, or on the next five minutes when that has passed. */
export function refillStart(startsAt: Date, now: Date): Date {
  return startsAt > now ? startsAt : new Date(Math.ceil(now.getTime() / STEP_MS) * STEP_MS);
}

/**
 * Who is asked first: plans that drift (overdue before those whose window is open, then the one whose window ends
 * first), then approved boosters (the approval that ends first), then the waitlist (longest waiting). Who has been
 * asked before and did not come to an answer is asked last, who declined not at all. One line for each patient.
 */
export function rankRefills(candidates: readonly RefillCandidate[], ground: RefillGround): Refill[] {
  const ranked = candidates
    .flatMap((candidate): Refill[] => {
      const reason = reasonOf(candidate, ground.now);
      return reason !== undefined && fits(candidate, ground) ? [{ ...candidate, reason }] : [];
    })
    .sort(byRank);
  const seen = new Set<string>();
  return ranked.filter(({ patientId }) => !seen.has(patientId) && seen.add(patientId));
}

function reasonOf({ kind, drift, latestAt, entryId }: RefillCandidate, now: Date): RefillReason | undefined {
  if (kind === 'plan' && drift !== 'on_track') return latestAt !== null && latestAt < now ? 'overdue' : 'unbooked';
  if (kind === 'booster') return 'booster';
  return entryId === null ? undefined : 'waitlist';
}

function fits(candidate: RefillCandidate, { calendar, zone, now }: RefillGround): boolean {
  const { placement, times, doseAt, answered } = candidate;
  const [startsAt, endsAt] = [new Date(placement.from), new Date(placement.until)];
  if (answered === 'declined') return false;
  if (times && !(suits({ startsAt, endsAt }, times, zone) && leavesHours(startsAt, now, times.noticeHours)))
    return false;
  if (doseAt && !(leavesHours(startsAt, now, FASTING_LEAD_HOURS) && doseFits(candidate, doseAt, zone, now)))
    return false;
  return obstaclesTo(placement, calendar, now.getTime()).length === 0;
}

/** The dose keeps order, gaps and cadence. After the window only who is overdue already: later than now cannot help. */
function doseFits(candidate: RefillCandidate, doseAt: Date, zone: string, now: Date): boolean {
  const { earliestAt, latestAt, laterAt, doses, minGapHours } = candidate;
  if (earliestAt !== null && doseAt < earliestAt) return false;
  if (latestAt !== null && doseAt > latestAt && latestAt >= now) return false;
  if (laterAt !== null && laterAt <= doseAt) return false;
  return spacingProblem(doseAt, doses, { zone, minGapHours }) === undefined;
}

function byRank(a: Refill, b: Refill): number {
  return (
    Number(a.answered !== null) - Number(b.answered !== null) ||
    ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) ||
    dueOf(a).localeCompare(dueOf(b)) ||
    a.patientName.localeCompare(b.patientName)
  );
}

/** What sorts candidates of one reason, as text that sorts like its time. */
function dueOf({ reason, latestAt, bookBefore, waitingSince }: Refill): string {
  if (reason === 'booster') return bookBefore ?? '9999';
  if (reason === 'waitlist') return waitingSince?.toISOString() ?? '9999';
  return latestAt?.toISOString() ?? '9999';
}
