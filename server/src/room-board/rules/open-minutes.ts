import { MINUTE_MS } from '../../platform/time/interval.js';
import type { Span } from '../../scheduling/rules/obstacles.js';

export interface OpenMinutes {
  /** Minutes in which it could be used: hours without outages, blocks or absences. */
  readonly open: number;
  /** Of these, how many are taken. `open - booked` is what was never taken, also when it is over. */
  readonly booked: number;
  /** Stretches that are still to come and nobody has taken, in time order. */
  readonly gaps: readonly Span[];
  /** Minutes of all gaps. */
  readonly free: number;
  /** Minutes of the longest gap. */
  readonly longestFree: number;
}

export interface Usage {
  readonly hours: readonly Span[];
  /** Out of service, blocked, away. */
  readonly closed: readonly Span[];
  readonly taken: readonly Span[];
}

/**
 * How much of a room or a person is open, taken and free on a day. Instants, not wall-clock times, are compared, so a
 * day of 23 or 25 hours has as many minutes as it lasts.
 * @param day what is outside of it does not count, such as the end of a visit that began the night before
 * @param now what is over is not free
 */
export function openMinutes(day: Span, { hours, closed, taken }: Usage, now: number): OpenMinutes {
  const usable = without(
    hours.flatMap((span) => common(span, day)),
    closed,
  );
  const untaken = without(usable, taken);
  const gaps = without(untaken, [{ from: -Infinity, until: now }]);
  const open = minutesOf(usable);
  return {
    ...{ open, booked: open - minutesOf(untaken), gaps, free: minutesOf(gaps) },
    longestFree: Math.max(0, ...gaps.map((gap) => minutesOf([gap]))),
  };
}

/** Time that lies in both: the hours of a person within those of the house. */
export function within(spans: readonly Span[], limits: readonly Span[]): Span[] {
  return spans.flatMap((span) => limits.flatMap((limit) => common(span, limit)));
}

/** What is left of the spans, in their order. */
export function without(spans: readonly Span[], cuts: readonly Span[]): Span[] {
  return cuts.reduce<Span[]>(
    (left, cut) =>
      left.flatMap((span) => [
        ...common(span, { from: -Infinity, until: cut.from }),
        ...common(span, { from: cut.until, until: Infinity }),
      ]),
    [...spans],
  );
}

function common(a: Span, b: Span): Span[] {
  const span = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) };
  return span.from < span.until ? [span] : [];
}

/** Whole minutes: a visit that ended at 10:30:20 leaves no twenty seconds to book. */
function minutesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, until }) => sum + Math.floor((until - from) / MINUTE_MS), 0);
}
