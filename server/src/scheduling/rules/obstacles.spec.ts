import {
  type Calendar,
  type CalendarClinician,
  type CalendarRoom,
  obstaclesTo,
  type Placement,
  type Span,
  type Taken,
  watchedSpan,
} from './obstacles.js';
import { CONSULTATION_PHASES, SESSION_PHASES } from './visit-phases.js';

/** Mon 23 Nov 2026, UTC. */
const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const span = (from: string, until: string): Span => ({ from: at(from), until: at(until) });
const NOW = at('07:00');

/** A session of 105 minutes with 15 of turnover, watched from minute 15 to 90. */
const visit = (start: string, ids: Partial<Placement> = {}): Placement => {
  const people = { from: at(start), until: at(start) + 105 * 60_000 };
  return {
    ...{ roomId: 'alder', patientId: 'patient', clinicianId: 'imogen', ...people },
    ...{ roomUntil: people.until + 15 * 60_000, watched: watchedSpan(people, SESSION_PHASES) },
    ...ids,
  };
};
const taken = (bookingId: string, start: string, ids: Partial<Placement> = {}): Taken => ({
  ...visit(start, { roomId: 'birch', patientId: bookingId, clinicianId: 'casimir', ...ids }),
  bookingId,
});
const room = (values: Partial<CalendarRoom> = {}): CalendarRoom => ({
  ...{ id: 'alder', name: 'Alder', features: [], inService: true, outages: [], blocks: [] },
  ...values,
});
const clinician = (values: Partial<CalendarClinician> = {}): CalendarClinician => ({
  ...{ id: 'imogen', name: 'Imogen', shifts: undefined, absences: [] },
  ...values,
});
const calendar = (values: Partial<Calendar> = {}): Calendar => ({
  ...{ opening: [span('08:00', '18:00')], rooms: [room()], clinicians: [clinician()], taken: [], monitorLimit: 2 },
  ...values,
});
const codes = (wanted: Placement, values: Partial<Calendar> = {}, own?: string) =>
  obstaclesTo(wanted, calendar(values), NOW, own).map(({ code }) => code);

describe('obstaclesTo', () => {
  it('finds nothing in the way of a visit into a free room', () => {
    expect(obstaclesTo(visit('08:00'), calendar(), NOW)).toEqual([]);
  });

  describe('opening hours', () => {
    it.each([
      ['up to the last minute; turnover may run past closing', '16:15', []],
      ['a minute past closing', '16:16', ['booking.closed']],
      ['a minute before opening', '07:59', ['booking.closed']],
    ])('%s', (_, start, expected) => {
      expect(codes(visit(start))).toEqual(expected);
    });

    it('does not let a visit bridge a closed lunch hour', () => {
      expect(codes(visit('11:00'), { opening: [span('08:00', '12:00'), span('12:30', '18:00')] })).toEqual([
        'booking.closed',
      ]);
    });

    it('say what the day is that has others', () => {
      const exceptions = [{ ...span('00:00', '23:59'), reason: 'Thanksgiving' }];
      expect(obstaclesTo(visit('08:00'), calendar({ opening: [], exceptions }), NOW)).toEqual([
        { code: 'booking.closed', overridable: true, reason: 'Thanksgiving' },
      ]);
      expect(obstaclesTo(visit('07:00'), calendar({ exceptions: [] }), NOW)).toEqual([
        { code: 'booking.closed', overridable: true },
      ]);
    });

    it('can be overridden, like shifts and the monitor limit, and nothing else', () => {
      const everything = obstaclesTo(
        visit('05:00'),
        calendar({
          rooms: [room({ inService: false, blocks: [{ ...span('05:00', '06:00'), reason: 'Delivery' }] })],
          clinicians: [clinician({ shifts: [], absences: [span('05:00', '06:00')] })],
          taken: [
            taken('one', '05:00', { roomId: 'alder' }),
            taken('two', '05:00', { patientId: 'patient', clinicianId: 'imogen' }),
          ],
        }),
        NOW,
      );
      expect(everything.map(({ code, overridable }) => [code, overridable])).toEqual([
        ['booking.inThePast', false],
        ['booking.roomNotInService', false],
        ['booking.roomTaken', false],
        ['booking.roomBlocked', false],
        ['booking.patientTaken', false],
        ['booking.clinicianTaken', false],
        ['booking.clinicianAbsent', false],
        ['booking.closed', true],
        ['booking.clinicianOffShift', true],
        ['booking.monitorLimit', true],
      ]);
    });
  });

  it('lets a visit be entered up to an hour after it began', () => {
    const open = calendar({ opening: [span('00:00', '23:00')] });
    expect(obstaclesTo(visit('06:00'), open, NOW)).toEqual([]);
    expect(obstaclesTo(visit('05:59'), open, NOW)).toMatchObject([{ code: 'booking.inThePast' }]);
  });

  describe('the room', () => {
    it('is free again when the turnover before ends, and needs its own turnover before the next', () => {
      const around = {
        taken: [taken('before', '08:00', { roomId: 'alder' }), taken('after', '12:00', { roomId: 'alder' })],
      };
      expect(codes(visit('10:00'), around)).toEqual([]);
      expect(codes(visit('09:59'), around)).toEqual(['booking.roomTaken']);
      expect(codes(visit('10:01'), around)).toEqual(['booking.roomTaken']);
    });

    it('says which booking is in the way and when, turnover included', () => {
      const found = obstaclesTo(
        visit('09:00'),
        calendar({ taken: [taken('before', '08:00', { roomId: 'alder' })] }),
        NOW,
      );
      expect(found).toEqual([
        { code: 'booking.roomTaken', overridable: false, bookingId: 'before', span: span('08:00', '10:00') },
      ]);
    });

    it('is not in the way of the booking that is being moved', () => {
      expect(codes(visit('09:00'), { taken: [taken('own', '08:00', { roomId: 'alder' })] }, 'own')).toEqual([]);
    });

    it('is kept by blocks and outages, whose edges are half-open and which turnover may not enter', () => {
      const block = { ...span('12:00', '13:00'), reason: 'Team meeting' };
      expect(codes(visit('10:00'), { rooms: [room({ blocks: [block] })] })).toEqual([]);
      expect(codes(visit('13:00'), { rooms: [room({ blocks: [block] })] })).toEqual([]);
      expect(obstaclesTo(visit('10:01'), calendar({ rooms: [room({ blocks: [block] })] }), NOW)).toEqual([
        { code: 'booking.roomBlocked', overridable: false, span: span('12:00', '13:00'), reason: 'Team meeting' },
      ]);
      expect(obstaclesTo(visit('12:59'), calendar({ rooms: [room({ outages: [block] })] }), NOW)).toEqual([
        { code: 'booking.roomNotInService', overridable: false, span: span('12:00', '13:00'), reason: 'Team meeting' },
      ]);
    });

    it('is not in service when it is unknown here', () => {
      expect(codes(visit('10:00', { roomId: 'elsewhere' }))).toEqual(['booking.roomNotInService']);
    });
  });

  describe('people', () => {
    it('are free when the visit ends, before turnover', () => {
      const other = { taken: [taken('before', '08:00', { patientId: 'patient', clinicianId: 'imogen' })] };
      expect(codes(visit('09:45'), other)).toEqual([]);
      expect(codes(visit('09:44'), other)).toEqual(['booking.patientTaken', 'booking.clinicianTaken']);
    });

    it('without shifts work whenever the clinic is open, with shifts only then', () => {
      const shifts = [span('08:00', '12:00'), span('13:00', '17:00')];
      expect(codes(visit('10:15'), { clinicians: [clinician({ shifts })] })).toEqual([]);
      expect(codes(visit('10:16'), { clinicians: [clinician({ shifts })] })).toEqual(['booking.clinicianOffShift']);
      expect(codes(visit('10:15'), { clinicians: [clinician({ shifts: [] })] })).toEqual(['booking.clinicianOffShift']);
    });

    it('are away during an absence, half-open', () => {
      const absent = { clinicians: [clinician({ absences: [span('12:00', '14:00')] })] };
      expect(codes(visit('10:15'), absent)).toEqual([]);
      expect(codes(visit('14:00'), absent)).toEqual([]);
      expect(codes(visit('13:59'), absent)).toEqual(['booking.clinicianAbsent']);
    });
  });

  describe('the monitor limit', () => {
    /** Watched 10:15 to 11:30. */
    const wanted = visit('10:00');

    it('counts who is watched at one moment, not who is there', () => {
      const two = [taken('a', '10:00'), taken('b', '10:30', { roomId: 'cedar' })];
      expect(codes(wanted, { taken: two })).toEqual(['booking.monitorLimit']);
      expect(codes(wanted, { taken: two, monitorLimit: 3 })).toEqual([]);
      expect(codes(wanted, { taken: two }, 'a')).toEqual([]);
      expect(codes({ ...wanted, watched: undefined }, { taken: two })).toEqual([]);
      const consultation = taken('b', '10:30', { roomId: 'cedar', watched: undefined });
      expect(codes(wanted, { taken: [taken('a', '10:00'), consultation] })).toEqual([]);
    });

    it('does not add up visits that follow each other', () => {
      // watched until 10:45 and from 10:45: never both at once
      const inTurn = [
        taken('a', '09:00', { watched: span('09:30', '10:45') }),
        taken('b', '10:30', { roomId: 'cedar', watched: span('10:45', '12:00') }),
      ];
      expect(codes(wanted, { taken: inTurn })).toEqual([]);
      const overlapping = [inTurn[0], { ...inTurn[1], watched: span('10:44', '12:00') }] as Taken[];
      expect(codes(wanted, { taken: overlapping })).toEqual(['booking.monitorLimit']);
    });

    it('says from when until when there would be one too many', () => {
      const two = [taken('a', '09:30'), taken('b', '10:30', { roomId: 'cedar' })];
      expect(obstaclesTo(wanted, calendar({ taken: two }), NOW)).toEqual([
        { code: 'booking.monitorLimit', overridable: true, span: span('10:45', '11:00') },
      ]);
    });

    it('begins and ends half-open', () => {
      const limit = { monitorLimit: 1 };
      expect(codes(wanted, { ...limit, taken: [taken('a', '08:00', { watched: span('09:00', '10:15') })] })).toEqual(
        [],
      );
      expect(codes(wanted, { ...limit, taken: [taken('a', '08:00', { watched: span('11:30', '12:00') })] })).toEqual(
        [],
      );
    });
  });
});

describe('watchedSpan', () => {
  it('is dose to end of recovery, and follows the end of a visit that lasts longer', () => {
    expect(watchedSpan(span('08:00', '09:45'), SESSION_PHASES)).toEqual(span('08:15', '09:30'));
    expect(watchedSpan(span('08:00', '10:15'), SESSION_PHASES)).toEqual(span('08:15', '10:00'));
  });

  it('is nothing for a conversation, or for a visit that ended before the dose', () => {
    expect(watchedSpan(span('08:00', '09:00'), CONSULTATION_PHASES)).toBeUndefined();
    expect(watchedSpan(span('08:00', '08:10'), SESSION_PHASES)).toBeUndefined();
  });
});
