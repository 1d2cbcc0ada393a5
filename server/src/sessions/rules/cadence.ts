import { addDays } from '../../platform/time/dates.js';
import { dateIn, dayIn } from '../../platform/time/zone.js';
import { earliestAfter, type Spacing } from './session-spacing.js';

/**
 * When the next visit of a plan has to be, to keep its cadence; unknown before the first. The widest gap counts days of
 * the calendar: the last of them is good until its end.
 */
export function cadenceWindow(
  previousAt: Date | null,
  plan: Spacing & { readonly maxGapDays: number },
): { earliestAt: Date | null; latestAt: Date | null } {
  if (previousAt === null) return { earliestAt: null, latestAt: null };
  return {
    earliestAt: earliestAfter(previousAt, plan),
    latestAt: new Date(dayIn(plan.zone, addDays(dateIn(plan.zone, previousAt), plan.maxGapDays)).end.getTime() - 1),
  };
}

const URGENCY = { off_protocol: 0, drifting: 1, on_track: 2 } as const;

interface Urgency {
  readonly level: keyof typeof URGENCY;
  readonly at: Date | null;
}

/** Order of the list: off protocol, then drifting, then on track; within one, the earliest latest day first. */
export function mostUrgent(a: Urgency, b: Urgency): number {
  const byLevel = URGENCY[a.level] - URGENCY[b.level];
  const [first, second] = [a.at?.getTime() ?? Number.MAX_SAFE_INTEGER, b.at?.getTime() ?? Number.MAX_SAFE_INTEGER];
  return byLevel === 0 ? first - second : byLevel;
}
