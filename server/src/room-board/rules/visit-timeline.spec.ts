import { timeIn } from '../../platform/time/zone.js';
import { isPresent, takesRoom, VISIT_STATES, visitState } from './visit-state.js';
import { likelyStarts, minutesLate, type TimedVisit, timelineOf } from './visit-timeline.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const PHASES = { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 };
const visit = (values: Partial<TimedVisit> = {}): TimedVisit => ({
  state: 'scheduled',
  bookingState: 'confirmed',
  startsAt: at('10:00'),
  roomUntil: at('12:00'),
  phases: PHASES,
  sessionStartedAt: null,
  recoveryStartedAt: null,
  recoveryEndedAt: null,
  endedAt: null,
  ...values,
});
const clock = (instant: Date) => timeIn('UTC', instant);
const spans = (values: Partial<TimedVisit>, now: string) =>
  timelineOf(visit(values), at(now)).spans.map(({ phase, start, end, live, overFrom }) =>
    [phase, clock(start), clock(end), ...(live ? ['live'] : []), ...(overFrom ? [`over ${clock(overFrom)}`] : [])].join(
      ' ',
    ),
  );

describe('visitState', () => {
  it.each([
    ['confirmed', 'scheduled', null, 'scheduled'],
    ['confirmed', 'checked_in', null, 'arrived'],
    ['in_use', 'ready', null, 'ready'],
    ['in_use', 'in_session', null, 'in_session'],
    ['in_use', 'aborted', null, 'in_session'],
    ['in_use', 'recovering', null, 'recovering'],
    ['in_use', 'recovering', at('11:30'), 'integration'],
    ['turnover', 'discharged', at('11:30'), 'discharged'],
    ['released', 'closed', at('11:30'), 'discharged'],
    ['cancelled', 'held', null, 'held'],
    ['cancelled', 'scheduled', null, 'cancelled'],
    ['no_show', 'no_show', null, 'no_show'],
    ['in_use', 'in_progress', null, 'in_session'],
    ['released', 'signed', null, 'discharged'],
    ['in_use', null, null, 'in_session'],
    ['confirmed', null, null, 'scheduled'],
  ] as const)('%s booking of a %s visit', (bookingState, purposeState, recoveryEndedAt, state) => {
    expect(visitState({ bookingState, purposeState, recoveryEndedAt })).toBe(state);
  });

  it('knows who is in the house and who takes a room', () => {
    expect(VISIT_STATES.filter(isPresent)).toEqual(['arrived', 'ready', 'in_session', 'recovering', 'integration']);
    expect(VISIT_STATES.filter((state) => !takesRoom(state))).toEqual(['held', 'cancelled', 'no_show']);
  });
});

describe('timelineOf', () => {
  it('draws a planned visit as planned', () => {
    expect(spans({}, '08:00')).toEqual([
      'prep 10:00 10:15',
      'session 10:15 11:00',
      'recovery 11:00 11:30',
      'integration 11:30 11:45',
      'turnover 11:45 12:00',
    ]);
  });

  it('does not start prep before its time although the patient is there', () => {
    expect(spans({ state: 'arrived' }, '09:50')[0]).toBe('prep 10:00 10:15');
    expect(spans({ state: 'arrived' }, '10:05')[0]).toBe('prep 10:00 10:15 live');
  });

  it('ends past phases where the next began and shifts the later ones', () => {
    const running = { state: 'in_session', bookingState: 'in_use', sessionStartedAt: at('10:25') } as const;
    expect(spans(running, '10:40')).toEqual([
      'prep 10:00 10:25',
      'session 10:25 11:10 live',
      'recovery 11:10 11:40',
      'integration 11:40 11:55',
      'turnover 11:55 12:10',
    ]);
    expect(timelineOf(visit(running), at('10:40'))).toMatchObject({ freeAt: at('12:10'), overMinutes: 10 });
  });

  it('lets the running phase go on until now and says from when it runs over', () => {
    const recovering = {
      ...({ state: 'recovering', bookingState: 'in_use' } as const),
      ...{ sessionStartedAt: at('10:15'), recoveryStartedAt: at('11:00') },
    };
    expect(spans(recovering, '11:50').slice(2)).toEqual([
      'recovery 11:00 11:50 live over 11:30',
      'integration 11:50 12:05',
      'turnover 12:05 12:20',
    ]);
  });

  it('frees the room when it was turned over, and shows turnover as running before', () => {
    const left = {
      ...({ state: 'discharged', sessionStartedAt: at('10:15'), recoveryStartedAt: at('11:00') } as const),
      ...{ recoveryEndedAt: at('11:20'), endedAt: at('11:30'), roomUntil: at('11:45') },
    };
    expect(spans({ ...left, bookingState: 'turnover' }, '11:35').slice(-1)).toEqual(['turnover 11:30 11:45 live']);
    expect(
      timelineOf(visit({ ...left, bookingState: 'released', roomUntil: at('11:38') }), at('11:40')).freeAt,
    ).toEqual(at('11:38'));
  });

  it('skips what did not happen in an aborted session', () => {
    const aborted = {
      ...({ state: 'discharged', bookingState: 'turnover', sessionStartedAt: at('10:15') } as const),
      ...{ recoveryStartedAt: at('10:20'), recoveryEndedAt: at('10:20'), endedAt: at('10:40'), roomUntil: at('10:55') },
    };
    expect(spans(aborted, '10:45')).toEqual([
      'prep 10:00 10:15',
      'session 10:15 10:20',
      'integration 10:20 10:40',
      'turnover 10:40 10:55 live',
    ]);
  });

  it('draws a consultation as one phase', () => {
    const phases = { prep: 0, session: 60, recovery: 0, integration: 0, turnover: 15 };
    expect(spans({ phases, state: 'in_session', bookingState: 'in_use' }, '10:30')).toEqual([
      'session 10:00 11:00 live',
      'turnover 11:00 11:15',
    ]);
  });
});

describe('minutesLate', () => {
  it('counts only while nobody came', () => {
    const booked = (values: Partial<TimedVisit> = {}) => ({ ...visit(values), bookedAt: at('08:00') });
    expect(minutesLate(booked(), at('10:04'))).toBe(4);
    expect(minutesLate(booked(), at('09:58'))).toBe(0);
    expect(minutesLate(booked({ state: 'arrived' }), at('10:04'))).toBe(0);
  });

  it('does not begin with a visit that was entered after its start', () => {
    expect(minutesLate({ ...visit(), bookedAt: at('10:04') }, at('10:09'))).toBe(0);
  });
});

describe('likelyStarts', () => {
  it('passes an over-run on to the next visit and no further than it reaches', () => {
    const running = visit({
      state: 'recovering',
      bookingState: 'in_use',
      sessionStartedAt: at('10:15'),
      recoveryStartedAt: at('11:00'),
    });
    const next = visit({ startsAt: at('12:00'), roomUntil: at('14:00') });
    const last = visit({ startsAt: at('14:30'), roomUntil: at('16:30') });
    expect(likelyStarts([running, next, last], at('11:50'))).toEqual([at('10:00'), at('12:20'), at('14:30')]);
  });

  it('does not wait for who did not come', () => {
    const missed = visit({ state: 'no_show', bookingState: 'no_show' });
    expect(likelyStarts([missed, visit({ startsAt: at('10:30') })], at('10:40'))).toEqual([at('10:00'), at('10:30')]);
  });
});
