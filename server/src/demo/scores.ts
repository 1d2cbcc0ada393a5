import { addDays } from '../platform/time/dates.js';
import { addMinutes } from '../platform/time/interval.js';
import type { Clinic } from './clinic.js';
import { dateOf } from './consultations.js';
import type { Course } from './plan-courses.js';
import { baselines, closingTotal, itemsOf, type Outcome, outcomesFor } from './rules/gad7-trajectory.js';
import { dealt } from './rules/random.js';

/** Share of completed plans whose closing form never came back (domain.md 1.7: 10 to 20 %). */
const MISSING_PERCENT = 15;

/** A closing score is taken 14 to 31 days after the last session (S34). */
const CLOSING_DAYS = { from: 15, to: 29 } as const;
const CLOSING_WINDOW_END = 31;

/** Scores of every plan that has begun: before the first session, half-way, at the end and some later ones. */
export function addScores(clinic: Clinic, courses: readonly Course[]): void {
  const { random, now } = clinic;
  const today = dateOf(now);
  const begun = courses.filter(({ results }) => results.some(({ dosed }) => dosed));
  const totals = baselines(random, begun.length);
  const due = begun.filter((course) => isClosed(course) && addDays(lastDate(course), CLOSING_WINDOW_END) < today);
  const kept = dealt(random, due.length, [
    [true, 100 - MISSING_PERCENT],
    [false, MISSING_PERCENT],
  ]);
  const baselineOf = new Map(begun.map((course, index) => [course, totals[index] ?? 15]));
  const taken = due.filter((_, index) => kept[index]);
  const reached = outcomesFor(
    random,
    taken.map((course) => baselineOf.get(course) ?? 15),
  );
  const outcomeOf = new Map(taken.map((course, index) => [course, reached[index]]));
  for (const [course, baseline] of baselineOf) addScoresOf(clinic, course, baseline, outcomeOf.get(course));
}

function addScoresOf(clinic: Clinic, course: Course, baseline: number, outcome: Outcome | undefined): void {
  const { random, now } = clinic;
  const today = dateOf(now);
  const first = dateOf(firstDose(course));
  add(clinic, course, addDays(first, -random.between(0, 4)), baseline, { replace: random.chance(0.05) });
  const reached = course.results.filter(({ dosed }) => dosed);
  const expected = closingTotal(random, baseline, outcome ?? random.pick(['response', 'partial'] as const));
  const middle = reached[Math.floor(course.plan.sessionCount / 2)];
  if (middle && random.chance(0.8)) {
    const total = Math.round((baseline * 2 + expected) / 3) + random.between(-1, 1);
    add(clinic, course, dateOf(middle.doseAt), Math.min(21, Math.max(0, total)));
  }
  if (!outcome) return;
  const last = lastDate(course);
  add(clinic, course, addDays(last, random.between(CLOSING_DAYS.from, CLOSING_DAYS.to)), expected);
  for (const days of [56, 90]) {
    const on = addDays(last, days + random.between(0, 5));
    if (on > today || random.chance(0.35)) continue;
    const drift = random.pick([-1, 0, 0, 1, 2, 5]);
    add(clinic, course, on, Math.min(21, Math.max(0, expected + drift)));
  }
}

function add(clinic: Clinic, course: Course, takenOn: string, total: number, { replace = false } = {}): void {
  const { random, rows, calendar } = clinic;
  const index = calendar.days.findIndex(({ date }) => date === takenOn);
  const recordedAt = addMinutes(clinic.at(index - calendar.today, 0), -random.between(5, 25));
  if (recordedAt > clinic.now) return;
  const id = random.id(recordedAt);
  const score = {
    ...{ patientId: course.person.id, planId: course.plan.id, instrument: 'gad7' as const, takenOn },
    recordedBy: random.pick(clinic.dosers),
  };
  rows.score.push({ ...score, id, total, items: random.chance(0.75) ? itemsOf(random, total) : null, recordedAt });
  if (!replace) return;
  const earlier = addMinutes(recordedAt, -2);
  rows.score.push({
    ...{ ...score, id: random.id(earlier), total: (total + 7) % 22, items: null, recordedAt: earlier },
    ...{ state: 'void', voidReason: 'Read from the wrong form', replacedById: id },
  });
}

function isClosed({ plan }: Course): boolean {
  return plan.state === 'completed';
}

function firstDose({ results }: Course): Date {
  return results
    .filter(({ dosed }) => dosed)
    .map(({ doseAt }) => doseAt)
    .reduce((a, b) => (a < b ? a : b));
}

function lastDate({ results }: Course): string {
  return dateOf(
    results
      .filter(({ dosed }) => dosed)
      .map(({ doseAt }) => doseAt)
      .reduce((a, b) => (a > b ? a : b)),
  );
}
