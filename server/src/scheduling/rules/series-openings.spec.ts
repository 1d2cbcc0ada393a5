import { seeded } from '../../../test/seeded.js';
import { type Calendar, obstaclesTo, type Span, type Taken, watchedSpan } from './obstacles.js';
import { daysThrough, openingsFor, type SeriesGround } from './series-openings.js';
import { FIRST_SESSION_PHASES, SESSION_PHASES, visitMinutes } from './visit-phases.js';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

describe('openings', () => {
  it('are those quarter hours at which nothing is in the way of a room and a clinician', () => {
    let compared = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const ground = randomGround(seed);
      const phases = seed % 2 === 0 ? SESSION_PHASES : FIRST_SESSION_PHASES;
      const openings = openingsFor(ground, phases);
      const places = new Map(Array.from(openings.from, (from, place) => [from, place]));
      const { calendar, days, now } = ground;
      const length = visitMinutes(phases) * MINUTE;
      // What has begun within the last hour may still be entered by hand; nobody searches for it.
      const first = Math.max(days[0]?.from ?? 0, now);
      for (let from = first; from < (days.at(-1)?.until ?? 0); from += QUARTER) {
        const until = from + length;
        const free = (roomId: string, clinicianId: string) => {
          const roomUntil = until + (ground.turnover.get(roomId) ?? 0) * MINUTE;
          const watched = watchedSpan({ from, until }, phases);
          const wanted = { roomId, clinicianId, patientId: 'patient', from, until, roomUntil, watched };
          return obstaclesTo(wanted, calendar, now).length === 0;
        };
        const pairs = calendar.rooms.map(({ id }) => calendar.clinicians.map((person) => free(id, person.id)));
        const place = places.get(from) ?? -1;
        const said = openings.rooms.map((room) =>
          openings.clinicians.map((person) => room[place] === 1 && person[place] === 1),
        );
        expect({ seed, from, pairs: said }).toEqual({ seed, from, pairs });
        if (place >= 0) compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });

  it('read the wall clock on the days when it changes', () => {
    // Lord Howe moves by half an hour at 02:00 on 4 October 2026.
    const zone = 'Australia/Lord_Howe';
    const days = daysThrough(zone, '2026-10-03', '2026-10-05');
    expect(days.map(({ from, until }) => (until - from) / 3_600_000)).toEqual([24, 23.5, 24]);
    const opening = days.map(({ until }) => ({ from: until - 16 * 3_600_000, until: until - 6 * 3_600_000 }));
    const ground = { ...emptyGround(), zone, days, calendar: { ...emptyGround().calendar, opening } };
    const { day, minute } = openingsFor(ground, SESSION_PHASES);
    expect([0, 1, 2].map((index) => minute[day.indexOf(index)])).toEqual([480, 480, 480]);
  });
});

function emptyGround(): SeriesGround {
  return {
    calendar: {
      ...{ opening: [], taken: [], monitorLimit: 9 },
      rooms: [{ id: 'room', name: 'Alder', features: [], inService: true, outages: [], blocks: [] }],
      clinicians: [{ id: 'clinician', name: 'Castellan', shifts: undefined, absences: [] }],
    },
    ...{ days: [], zone: 'UTC', patientId: 'patient', turnover: new Map(), now: 0 },
  };
}

function randomGround(seed: number): SeriesGround {
  const random = seeded(seed);
  const days = daysThrough('America/New_York', '2026-10-31', '2026-11-02');
  const start = days[0]?.from ?? 0;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const span = (): Span => {
    const from = start + between(0, 3 * 24 * 12) * 5 * MINUTE;
    return { from, until: from + between(3, 60) * 5 * MINUTE };
  };
  const some = <T>(most: number, make: (index: number) => T) =>
    Array.from({ length: between(0, most) }, (_, n) => make(n));
  const taken = some(30, (n): Taken => {
    const { from, until } = span();
    const watched = random() < 0.6 ? { from: from + 5 * MINUTE, until: until - 5 * MINUTE } : undefined;
    return {
      ...{ bookingId: `b${n}`, roomId: `r${between(0, 3)}`, clinicianId: `c${between(0, 3)}`, from, until, watched },
      ...{ patientId: random() < 0.1 ? 'patient' : 'other', roomUntil: until + 15 * MINUTE },
    };
  });
  const calendar: Calendar = {
    opening: days.map((day) => ({ from: day.from + 8 * 3_600_000, until: day.until - between(4, 8) * 3_600_000 })),
    rooms: [0, 1, 2].map((n) => ({
      ...{ id: `r${n}`, name: `Room ${n}`, features: [], inService: random() < 0.9 },
      ...{ outages: some(1, span), blocks: some(2, () => ({ ...span(), reason: 'Painting' })) },
    })),
    clinicians: [0, 1].map((n) => ({
      ...{ id: `c${n}`, name: `Dr ${n}`, absences: some(1, span) },
      shifts: random() < 0.5 ? undefined : days.map((day) => ({ from: day.from + 9 * 3_600_000, until: day.until })),
    })),
    taken,
    monitorLimit: between(1, 3),
  };
  return {
    ...{ calendar, days, zone: 'America/New_York', patientId: 'patient' },
    turnover: new Map([0, 1, 2].map((n) => [`r${n}`, 5 * between(0, 6)])),
    now: start + between(0, 30) * 3_600_000,
  };
}
