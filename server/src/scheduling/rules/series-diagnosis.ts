import { addDays } from '../../platform/time/dates.js';
import type { GroundOpenings } from './series-course.js';
import { clinicDate, type SeriesGround } from './series-openings.js';
import { earliestEnd } from './series-search.js';
import type { SeriesRules, SeriesWanted } from './series-wanted.js';

export const LOOSENED_RULES = [
  'sameClinician',
  'sameRoom',
  'sameTime',
  'clinician',
  'hours',
  'weekdays',
  'maxGap',
  'away',
  'finishBy',
] as const;

/** A rule that may be loosened. The least gap and the weekly limit are the patient's safety and are not among them. */
export type LoosenedRule = (typeof LOOSENED_RULES)[number];

export interface Loosening {
  readonly rule: LoosenedRule;
  /** The rules with the smallest change of this one that makes a series possible; null when none of it helps. */
  readonly rules: SeriesRules | null;
  /** When the earliest series then ends, YYYY-MM-DD. */
  readonly endsOn: string | null;
}

const HOURS_STEPS = [15, 30, 45, 60, 90, 120, 180];
const MAX_GAP_STEPS = [1, 2, 3, 4, 5, 6, 7];
const HORIZON_STEPS = [7, 14, 21, 28];

/** Days behind the last wanted day that a ground needs so that a later end can be tried. */
export const HORIZON_SLACK_DAYS = 28;

/**
 * For a series that does not exist: each rule that is loosened alone, by as little as makes it fit. Those that help
 * come first, and of them those in which little is given up.
 */
export function loosenings(ground: SeriesGround, wanted: SeriesWanted, openings: GroundOpenings): Loosening[] {
  const found = LOOSENED_RULES.flatMap((rule): Loosening[] => {
    const steps = stepsOf(rule, ground, wanted.rules);
    if (steps.length === 0) return [];
    for (const rules of steps) {
      const endsOn = earliestEnd(ground, { ...wanted, rules }, openings);
      if (endsOn !== undefined) return [{ rule, rules, endsOn }];
    }
    return [{ rule, rules: null, endsOn: null }];
  });
  return [...found.filter(({ rules }) => rules !== null), ...found.filter(({ rules }) => rules === null)];
}

/** Ever larger changes of one rule; none when it asks for nothing. */
function stepsOf(rule: LoosenedRule, ground: SeriesGround, rules: SeriesRules): SeriesRules[] {
  switch (rule) {
    case 'sameClinician':
    case 'sameRoom':
    case 'sameTime':
      return rules[rule] === 'must' ? [{ ...rules, [rule]: 'prefer' }] : [];
    case 'clinician':
      return rules.clinicianId === null ? [] : [{ ...rules, clinicianId: null }];
    case 'hours':
      return hoursSteps(ground, rules);
    case 'weekdays':
      return weekdaySteps(ground, rules);
    case 'maxGap':
      return MAX_GAP_STEPS.map((days) => ({ ...rules, maxGapDays: rules.maxGapDays + days }));
    case 'away':
      return rules.away.map((range) => ({ ...rules, away: rules.away.filter((other) => other !== range) }));
    case 'finishBy':
      return HORIZON_STEPS.map((days) => ({ ...rules, finishBy: addDays(rules.finishBy, days) }));
  }
}

/** Earlier, later, then both; at last any time of day. */
function hoursSteps({ calendar, zone }: SeriesGround, rules: SeriesRules): SeriesRules[] {
  const { startsFrom, startsUntil } = rules;
  const midnight = 24 * 60;
  const anyTime = { ...rules, startsFrom: 0, startsUntil: midnight };
  const opens = calendar.opening.some(({ from, until }) => from < until && clinicDate(zone, from) >= rules.notBefore);
  if (!opens || (startsFrom <= 0 && startsUntil >= midnight)) return [];
  const steps = HOURS_STEPS.flatMap((minutes) => [
    { ...rules, startsFrom: Math.max(0, startsFrom - minutes) },
    { ...rules, startsUntil: Math.min(midnight, startsUntil + minutes) },
    { ...rules, startsFrom: Math.max(0, startsFrom - minutes), startsUntil: Math.min(midnight, startsUntil + minutes) },
  ]);
  return [...steps, anyTime];
}

/** One more day of the week on which the clinic is open; then all of them. */
function weekdaySteps({ calendar, days }: SeriesGround, rules: SeriesRules): SeriesRules[] {
  const open = new Set(
    days
      .filter(({ from, until }) => calendar.opening.some((span) => span.from < until && from < span.until))
      .map(({ weekday }) => weekday),
  );
  const more = [...open].filter((weekday) => !rules.weekdays.includes(weekday)).sort((a, b) => a - b);
  const steps = more.map((weekday) => [...rules.weekdays, weekday].sort((a, b) => a - b));
  if (more.length > 1) steps.push([...rules.weekdays, ...more].sort((a, b) => a - b));
  return steps.map((weekdays) => ({ ...rules, weekdays }));
}
