import { daysBetween } from '../../platform/time/dates.js';
import { dateIn } from '../../platform/time/zone.js';

/** On schedule: all sessions within 28 days of the first dose (domain.md 5.4, proposed). */
export const ON_SCHEDULE_DAYS = 28;

/** A plan that reached accepted, as reports see it. */
export interface ReportedPlan {
  readonly state: string;
  readonly sessionCount: number;
  readonly countedSessions: number;
  /** YYYY-MM of acceptance, clinic time */
  readonly month: string;
  readonly closedReason: string | null;
  readonly firstDoseAt: Date | null;
  readonly lastDoseAt: Date | null;
}

/** A share with what it is a share of; null when there is nothing to divide by. */
export interface Rate {
  readonly n: number;
  readonly of: number;
  readonly share: number | null;
}

export interface MonthOfPlans {
  readonly month: string;
  readonly accepted: number;
  readonly completed: number;
  readonly discontinued: number;
  readonly open: number;
  readonly completion: Rate;
}

export interface RetentionStep {
  readonly session: number;
  /** Plans that could still go on to this session. */
  readonly atRisk: number;
  /** Left before it. */
  readonly left: number;
  /** Open and not yet there: neither done nor left. */
  readonly stillOpen: number;
  /** Product-limit estimate of the share that stays to this session. */
  readonly share: number | null;
}

export interface PlanCompletion {
  readonly accepted: number;
  readonly open: number;
  readonly discontinued: number;
  /** Completed of those that are closed; open plans are in neither (domain.md 5.4). */
  readonly completion: Rate;
  /** Completed within 28 days, of the completed. */
  readonly onSchedule: Rate;
  readonly months: readonly MonthOfPlans[];
  /** Discontinued plans by their last session done. */
  readonly dropOut: readonly { readonly afterSession: number; readonly n: number }[];
  readonly reasons: readonly { readonly reason: string; readonly n: number }[];
  readonly retention: readonly RetentionStep[];
}

/** Figures of plans by acceptance month, exactly as domain.md 5.4 defines them. @param zone IANA name: days are the clinic's */
export function planCompletion(plans: readonly ReportedPlan[], zone: string): PlanCompletion {
  const completed = plans.filter(isCompleted);
  const discontinued = plans.filter(isDiscontinued);
  const longest = Math.max(0, ...plans.map(({ sessionCount }) => sessionCount));
  return {
    accepted: plans.length,
    open: plans.length - completed.length - discontinued.length,
    discontinued: discontinued.length,
    completion: rate(completed.length, completed.length + discontinued.length),
    onSchedule: rate(completed.filter((plan) => isOnSchedule(plan, zone)).length, completed.length),
    months: [...new Set(plans.map(({ month }) => month))].sort().map((month) => monthOf(month, plans)),
    dropOut: Array.from({ length: longest }, (_, afterSession) => ({
      afterSession,
      n: discontinued.filter(({ countedSessions }) => countedSessions === afterSession).length,
    })),
    reasons: countBy(discontinued.map(({ closedReason }) => closedReason ?? 'other')),
    retention: retentionOf(plans, longest),
  };
}

export function rate(n: number, of: number): Rate {
  return { n, of, share: of === 0 ? null : n / of };
}

/** Calendar days from the first to the last dose of a completed plan are at most 28. */
export function isOnSchedule({ firstDoseAt, lastDoseAt }: ReportedPlan, zone: string): boolean {
  if (firstDoseAt === null || lastDoseAt === null) return false;
  return calendarDays(firstDoseAt, lastDoseAt, zone) <= ON_SCHEDULE_DAYS;
}

/**
 * Calendar days of a course: of a closed plan from its first to its last dose, with two at least; of an open one from
 * its first dose until now, for it goes on. Null where there are none to count.
 */
export function daysOfCourse(plan: ReportedPlan, now: Date, zone: string): number | null {
  const { firstDoseAt, lastDoseAt } = plan;
  if (firstDoseAt === null) return null;
  if (!isCompleted(plan) && !isDiscontinued(plan)) return Math.max(0, calendarDays(firstDoseAt, now, zone));
  if (lastDoseAt === null || firstDoseAt.getTime() === lastDoseAt.getTime()) return null;
  return calendarDays(firstDoseAt, lastDoseAt, zone);
}

function calendarDays(from: Date, to: Date, zone: string): number {
  return daysBetween(dateIn(zone, from), dateIn(zone, to));
}

function monthOf(month: string, plans: readonly ReportedPlan[]): MonthOfPlans {
  const ofMonth = plans.filter((plan) => plan.month === month);
  const completed = ofMonth.filter(isCompleted).length;
  const discontinued = ofMonth.filter(isDiscontinued).length;
  return {
    ...{ month, accepted: ofMonth.length, completed, discontinued },
    open: ofMonth.length - completed - discontinued,
    completion: rate(completed, completed + discontinued),
  };
}

/** Open plans are censored at their last session done, and plans of 3 after their third. */
function retentionOf(plans: readonly ReportedPlan[], longest: number): RetentionStep[] {
  const steps: RetentionStep[] = [];
  let share: number | null = plans.length === 0 ? null : 1;
  for (let session = 1; session <= longest; session++) {
    const reached = plans.filter((plan) => plan.countedSessions >= session - 1 && plan.sessionCount >= session);
    const here = reached.filter(({ countedSessions }) => countedSessions === session - 1);
    const left = here.filter(isDiscontinued).length;
    const stillOpen = here.length - left;
    const atRisk = reached.length - stillOpen;
    if (share !== null) share = atRisk === 0 ? null : share * (1 - left / atRisk);
    steps.push({ session, atRisk, left, stillOpen, share });
  }
  return steps;
}

function countBy(reasons: readonly string[]): { reason: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, n]) => ({ reason, n })).sort((a, b) => b.n - a.n);
}

function isCompleted({ state }: ReportedPlan): boolean {
  return state === 'completed';
}

function isDiscontinued({ state }: ReportedPlan): boolean {
  return state === 'discontinued';
}
