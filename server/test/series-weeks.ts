import type { Calendar, Span } from '../src/scheduling/rules/obstacles.js';
import { courseOf, type GroundOpenings } from '../src/scheduling/rules/series-course.js';
import { daysThrough, type SeriesGround } from '../src/scheduling/rules/series-openings.js';
import type { SeriesWanted } from '../src/scheduling/rules/series-wanted.js';
import { seeded } from './seeded.js';

const QUARTER = 15 * 60_000;
const QUARTERS = 44;
/** 45 minutes and nothing else; a quarter hour to clean. */
const PHASES = { prep: 0, session: 45, recovery: 0, integration: 0, turnover: 15 };

const DAYS = daysThrough('UTC', '2026-06-01', '2026-12-31');

/**
 * The clinics on which the search was first measured: rooms and clinicians from 08:00 to 19:00 on weekdays, each booked
 * by the hour at random until about `load` of the time is taken. The same seed gives the same clinic.
 */
export function busyClinic(
  seed: number,
  {
    load,
    days: count,
    rooms = 12,
    clinicians = 8,
  }: { load: number; days: number; rooms?: number; clinicians?: number },
): SeriesGround {
  const random = seeded(seed);
  const begin = load / (4 - 3 * load);
  const days = DAYS.slice(0, count);
  const busy = (many: number): Span[][] => {
    const spans: Span[][] = Array.from({ length: many }, () => []);
    for (const { from, weekday } of days) {
      for (const list of spans) {
        if (weekday > 5) continue;
        for (let quarter = 0; quarter < QUARTERS;) {
          if (random() >= begin) quarter += 1;
          else {
            const start = from + 8 * 4 * QUARTER + quarter * QUARTER;
            list.push({ from: start, until: start + 4 * QUARTER });
            quarter += 4;
          }
        }
      }
    }
    return spans;
  };
  const inService = { features: [], inService: true, outages: [] };
  const calendar: Calendar = {
    opening: days
      .filter(({ weekday }) => weekday <= 5)
      .map(({ from }) => ({ from: from + 32 * QUARTER, until: from + (32 + QUARTERS) * QUARTER })),
    rooms: busy(rooms).map((spans, n) => ({
      ...{ id: `r${n}`, name: `Room ${n}`, ...inService },
      blocks: spans.map((span) => ({ ...span, reason: 'Taken' })),
    })),
    clinicians: busy(clinicians).map((absences, n) => ({ id: `c${n}`, name: `Dr ${n}`, shifts: undefined, absences })),
    ...{ taken: [], monitorLimit: 99 },
  };
  return { calendar, days, zone: 'UTC', patientId: 'p', turnover: new Map(), now: 0 };
}

/** Six visits by one clinician, 2 to 4 days apart, between 16:00 and 18:00. */
export function weekRules({ days }: SeriesGround): SeriesWanted {
  return {
    visits: [1, 2, 3, 4, 5, 6].map((ordinal) => ({ ordinal, phases: PHASES })),
    doses: [],
    rules: {
      // All starts lie within two hours, so 46 hours are two calendar days.
      ...{ notBefore: days[0]?.date ?? '', finishBy: days.at(-1)?.date ?? '', minGapHours: 46, maxGapDays: 4 },
      ...{
        maxPerWeek: null,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        startsFrom: 16 * 60,
        startsUntil: 17 * 60 + 45,
        away: [],
      },
      ...{ clinicianId: null, sameTime: 'any', sameRoom: 'any', sameClinician: 'must' },
    },
  };
}

/** What a person does with a calendar: for each clinician the first free day, then the next, and no way back. */
export function greedySeries(ground: SeriesGround, wanted: SeriesWanted, openings: GroundOpenings): boolean {
  const gap = wanted.rules.minGapHours * 4 * QUARTER;
  const layers = courseOf(ground, wanted, openings).flatMap((layer) => ('openings' in layer ? layer.openings : []));
  return ground.calendar.clinicians.some((_, clinician) => {
    let last: { readonly dose: number; readonly day: number } | undefined;
    for (const { dose, day, clinicians } of layers) {
      const before = last;
      const next = dose.findIndex(
        (at, place) => clinicians[clinician]?.[place] === 1 && (!before || at - before.dose >= gap),
      );
      if (next < 0) return false;
      last = { dose: dose[next] ?? 0, day: day[next] ?? 0 };
      if (before && last.day - before.day > wanted.rules.maxGapDays) return false;
    }
    return true;
  });
}
