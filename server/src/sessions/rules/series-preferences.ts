import { addDays } from '../../platform/time/dates.js';
import type { DateRange, Keep, SeriesRules } from '../../scheduling/rules/series-wanted.js';
import { CADENCE_WINDOW_DAYS } from '../../treatment-plans/rules/plan-drift.js';
import { sessionError } from './session-errors.js';
import { MAX_DOSES_PER_WEEK } from './session-spacing.js';

/** Longest stretch of days in which a series is looked for: 12 weeks. */
export const LONGEST_SEARCH_DAYS = 84;

/** What somebody asks of a series; what is left out is taken from the plan and the clinic. */
export interface SeriesPreferences {
  /** YYYY-MM-DD */
  readonly notBefore?: string | undefined;
  readonly finishBy?: string | undefined;
  readonly minGapHours?: number | undefined;
  readonly maxGapDays?: number | undefined;
  /** 1 = Monday ... 7 = Sunday */
  readonly weekdays?: readonly number[] | undefined;
  /** HH:MM on the clinic's clock */
  readonly startsFrom?: string | undefined;
  readonly startsUntil?: string | undefined;
  readonly away?: readonly DateRange[] | undefined;
  readonly clinicianId?: string | null | undefined;
  readonly sameTime?: Keep | undefined;
  readonly sameRoom?: Keep | undefined;
  readonly sameClinician?: Keep | undefined;
}

/** What the plan and the clinic say when nobody asks for anything else. */
export interface SeriesCircumstances {
  readonly minGapHours: number;
  readonly maxGapDays: number;
  /** Visits to place. */
  readonly visits: number;
  /** Clinic date of the first dose of the plan; null before it. */
  readonly firstDose: string | null;
  readonly today: string;
  /** Opening hours by weekday. */
  readonly hours: readonly { readonly weekday: number; readonly opens: string; readonly closes: string }[];
}

/**
 * The rules of a search. The gap of the plan can be widened but not narrowed: it is the patient's safety.
 * @throws session.seriesPreferences (422, with the fields)
 */
export function seriesRules(wished: SeriesPreferences, clinic: SeriesCircumstances): SeriesRules {
  const { today, hours } = clinic;
  const notBefore = wished.notBefore !== undefined && wished.notBefore > today ? wished.notBefore : today;
  const finishBy = wished.finishBy ?? defaultEnd(notBefore, clinic);
  const opens = hours.reduce((first, day) => (day.opens < first ? day.opens : first), '24:00');
  const closes = hours.reduce((last, day) => (day.closes > last ? day.closes : last), '00:00');
  const rules: SeriesRules = {
    ...{ notBefore, finishBy, maxPerWeek: MAX_DOSES_PER_WEEK },
    minGapHours: wished.minGapHours ?? clinic.minGapHours,
    maxGapDays: wished.maxGapDays ?? clinic.maxGapDays,
    weekdays: wished.weekdays ?? [...new Set(hours.map(({ weekday }) => weekday))].sort((a, b) => a - b),
    startsFrom: minuteOf(wished.startsFrom ?? opens),
    startsUntil: minuteOf(wished.startsUntil ?? closes),
    ...{ away: wished.away ?? [], clinicianId: wished.clinicianId ?? null },
    ...{ sameTime: wished.sameTime ?? 'prefer', sameRoom: wished.sameRoom ?? 'prefer' },
    sameClinician: wished.sameClinician ?? 'any',
  };
  assertSensible(rules, clinic);
  return rules;
}

/** Minutes after midnight of HH:MM. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** HH:MM of minutes after midnight. */
export function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Day 28 of the plan, or of the search when that can no longer be (domain.md 1.2). */
function defaultEnd(notBefore: string, { firstDose, visits, maxGapDays }: SeriesCircumstances): string {
  const ofPlan = firstDose === null ? notBefore : addDays(firstDose, CADENCE_WINDOW_DAYS);
  const needed = addDays(notBefore, Math.min(CADENCE_WINDOW_DAYS, visits * maxGapDays));
  return ofPlan > needed ? ofPlan : needed;
}

function assertSensible(rules: SeriesRules, { minGapHours }: SeriesCircumstances): void {
  const fieldErrors: Record<string, string[]> = {};
  if (rules.minGapHours < minGapHours) fieldErrors['minGapHours'] = [`At least ${minGapHours} h, as the plan says.`];
  if (rules.maxGapDays * 24 < rules.minGapHours) fieldErrors['maxGapDays'] = ['Shorter than the least gap.'];
  if (rules.finishBy < rules.notBefore) fieldErrors['finishBy'] = ['Before the first day.'];
  if (rules.finishBy > addDays(rules.notBefore, LONGEST_SEARCH_DAYS)) fieldErrors['finishBy'] = ['At most 12 weeks.'];
  if (rules.startsUntil < rules.startsFrom) fieldErrors['startsUntil'] = ['Before the first start.'];
  if (rules.away.some(({ from, until }) => until < from)) fieldErrors['away'] = ['Ends before it begins.'];
  if (Object.keys(fieldErrors).length > 0) throw sessionError('session.seriesPreferences', { fieldErrors });
}
