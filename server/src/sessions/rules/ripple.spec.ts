import type { Calendar, Taken } from '../../scheduling/rules/obstacles.js';
import { SESSION_PHASES } from '../../scheduling/rules/visit-phases.js';
import { addDays } from '../../platform/time/dates.js';
import { dateIn, instantOf, timeIn } from '../../platform/time/zone.js';
import {
  inMovingOrder,
  RIPPLE_MODES,
  rippleOf,
  type RippleMode,
  type RippleQuestion,
  type RippleVisit,
  mayStayClose,
} from './ripple.js';

const NEW_YORK = 'America/New_York';
const at = (date: string, time: string, zone = NEW_YORK) => instantOf(date, time, zone).getTime();

/** Mondays to Fridays of eight weeks from `first`, 08:00 to 18:00. */
function calendarFrom(first: string, zone: string, taken: readonly Taken[] = []): Calendar {
  const days = Array.from({ length: 56 }, (_, index) => addDays(first, index));
  const open = days.filter((date) => ![0, 6].includes(new Date(`${date}T12:00Z`).getUTCDay()));
  const room = (id: string) => ({ id, name: id, features: [], inService: true, outages: [], blocks: [] });
  return {
    opening: open.map((date) => ({ from: at(date, '08:00', zone), until: at(date, '18:00', zone) })),
    rooms: [room('alder'), room('birch')],
    clinicians: ['imogen', 'casimir'].map((id) => ({ id, name: id, shifts: undefined, absences: [] })),
    taken,
    monitorLimit: 2,
  };
}

function visit(ordinal: number, from: number): RippleVisit {
  const ids = {
    sessionId: `session ${ordinal}`,
    bookingId: `booking ${ordinal}`,
    roomId: 'alder',
    clinicianId: 'imogen',
  };
  return { ...ids, ordinal, from, phases: SESSION_PHASES };
}

/** Mondays and Thursdays at 09:00 from Mon 15 March 2027, session 1 done. */
const DATES = ['2027-03-15', '2027-03-18', '2027-03-22', '2027-03-25', '2027-03-29', '2027-04-01'];

function question(to: number, values: Partial<RippleQuestion> = {}): RippleQuestion {
  const [first = 0, ...rest] = DATES.map((date) => at(date, '09:00'));
  const [moved, ...later] = rest.map((from, index) => visit(index + 2, from));
  if (!moved) throw new Error('The course has six sessions');
  return {
    ...{ zone: NEW_YORK, now: at('2027-03-16', '12:00'), patientId: 'wren', minGapHours: 48, maxGapDays: 7 },
    ...{ calendar: calendarFrom('2027-03-15', NEW_YORK), turnoverMinutes: new Map([['alder', 15]]), doses: [first] },
    ...{ moved, to: { roomId: 'alder', clinicianId: 'imogen', from: to }, later },
    ...values,
  };
}

const shown = (mode: RippleMode, asked: RippleQuestion) =>
  rippleOf(mode, asked).map(({ from, roomId, problems }) =>
    [dateIn(asked.zone, new Date(from)), timeIn(asked.zone, new Date(from)), roomId, ...problems].join(' '),
  );
const booked = (bookingId: string, from: number, ids: Partial<Taken> = {}): Taken => ({
  ...{ bookingId, from, until: from + 105 * 60_000, roomUntil: from + 120 * 60_000 },
  ...{ roomId: 'alder', patientId: 'other', clinicianId: 'casimir', ...ids },
});

describe('rippleOf', () => {
  it('leaves the others, and names what then comes too close', () => {
    expect(shown('leave', question(at('2027-03-23', '09:00')))).toEqual([
      '2027-03-23 09:00 alder session.tooSoon session.outOfOrder',
      '2027-03-22 09:00 alder session.tooSoon session.outOfOrder',
      '2027-03-25 09:00 alder',
      '2027-03-29 09:00 alder',
      '2027-04-01 09:00 alder',
    ]);
  });

  it('shifts the others by the same days at their own time of day', () => {
    const asked = question(at('2027-03-23', '14:00'));
    expect(shown('shift', asked)).toEqual([
      '2027-03-23 14:00 alder',
      // Saturday the 27th is closed: the next open day, and so on behind it.
      '2027-03-29 09:00 alder',
      '2027-03-31 09:00 alder',
      '2027-04-05 09:00 alder',
      '2027-04-07 09:00 alder',
    ]);
    expect(rippleOf('shift', asked).every(({ problems }) => problems.length === 0)).toBe(true);
  });

  it('compresses: moves only what comes too close, as little as it must', () => {
    expect(shown('compress', question(at('2027-03-23', '09:00')))).toEqual([
      '2027-03-23 09:00 alder',
      '2027-03-25 09:00 alder',
      '2027-03-29 09:00 alder',
      '2027-03-31 09:00 alder',
      '2027-04-02 09:00 alder',
    ]);
  });

  it('moves nothing behind a session that only changes its time of day', () => {
    for (const mode of RIPPLE_MODES) {
      const steps = rippleOf(mode, question(at('2027-03-18', '13:00')));
      expect(steps.map(({ moves }) => moves)).toEqual([true, false, false, false, false]);
    }
  });

  it('takes another room at the same time before another time, and another time before another day', () => {
    const to = at('2027-03-19', '09:00');
    const [friday, tuesday] = [at('2027-03-26', '09:00'), at('2027-03-23', '09:00')];
    const taken = [
      booked('a', tuesday),
      booked('b', friday),
      booked('c', friday, { roomId: 'birch', patientId: 'third', clinicianId: 'imogen' }),
    ];
    const calendar = calendarFrom('2027-03-15', NEW_YORK, taken);
    const [, third, fourth] = shown('shift', question(to, { calendar }));
    expect([third, fourth]).toEqual(['2027-03-23 09:00 birch', '2027-03-26 11:00 alder']);
  });

  it('says what is in the way when nothing can be found', () => {
    const calendar = { ...calendarFrom('2027-03-15', NEW_YORK), opening: [] };
    const steps = rippleOf('shift', question(at('2027-03-19', '09:00'), { calendar }));
    expect(steps.every(({ problems }) => problems.includes('booking.closed'))).toBe(true);
  });

  it('counts the doses of other plans and boosters', () => {
    const doses = [at('2027-03-15', '09:15'), at('2027-03-23', '09:15')];
    const [, third] = rippleOf('leave', question(at('2027-03-19', '09:00'), { doses }));
    expect(third?.problems).toEqual(['session.tooSoon']);
  });

  it('says when a gap is wider than the plan wants, without refusing it', () => {
    const [moved] = rippleOf('shift', question(at('2027-03-24', '09:00')));
    expect(moved).toMatchObject({ gapTooWide: true });
  });

  it.each([
    ['America/New_York', '2027-03-12'],
    ['America/Los_Angeles', '2027-03-12'],
    ['Australia/Lord_Howe', '2027-04-02'],
  ])('keeps the time of day over the clock change of %s', (zone, friday) => {
    const monday = addDays(friday, 3);
    const asked = question(at(addDays(friday, -2), '09:00', zone), {
      ...{ zone, now: at(addDays(friday, -10), '09:00', zone), doses: [] },
      calendar: calendarFrom(addDays(friday, -14), zone),
      moved: visit(1, at(addDays(friday, -4), '09:00', zone)),
      later: [visit(2, at(addDays(friday, -1), '09:30', zone))],
    });
    // Two days on from a Thursday is a Saturday: the next open day, behind the change.
    expect(shown('shift', asked)[1]).toBe(`${monday} 09:30 alder`);
  });
});

describe('inMovingOrder', () => {
  it('takes those that go later from the last, those that go earlier from the first', () => {
    const step = (ordinal: number, was: number, from: number) => ({ ordinal, was, from });
    const order = (steps: ReturnType<typeof step>[]) => inMovingOrder(steps).map(({ ordinal }) => ordinal);
    expect(order([step(2, 0, 1), step(3, 1, 2), step(4, 2, 3)])).toEqual([4, 3, 2]);
    expect(order([step(4, 3, 2), step(3, 2, 1), step(2, 1, 0)])).toEqual([2, 3, 4]);
  });
});

describe('a dose that another one moves too close to', () => {
  it('may be left where it is, and only for that', () => {
    const close = { moves: false, problems: ['session.tooSoon'] } as const;
    expect(mayStayClose(close)).toBe(true);
    expect(mayStayClose({ ...close, moves: true })).toBe(false);
    expect(mayStayClose({ ...close, problems: [] })).toBe(false);
    expect(mayStayClose({ ...close, problems: ['booking.closed', 'session.tooSoon'] })).toBe(false);
    expect(mayStayClose({ ...close, problems: ['session.tooMany'] })).toBe(false);
  });
});
