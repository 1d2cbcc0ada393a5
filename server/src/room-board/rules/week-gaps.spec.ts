import { dateIn, timeIn } from '../../platform/time/zone.js';
import { clinicDays } from '../../scheduling/rules/clinic-days.js';
import type { Calendar, Taken } from '../../scheduling/rules/obstacles.js';
import { CONSULTATION_PHASES, SESSION_PHASES } from '../../scheduling/rules/visit-phases.js';
import { type GapGround, gapsThatFit, type GapWish } from './week-gaps.js';

/** A week in UTC from Mon 23 Nov 2026. */
const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00Z`);
const days = clinicDays('UTC', new Date(at(23, '00:00')), new Date(at(25, '00:00')));
const taken = (roomId: string, day: number, from: string, until: string, who: Partial<Taken> = {}): Taken => ({
  ...{ bookingId: `${roomId}${day}${from}`, roomId, patientId: 'other', clinicianId: 'else' },
  ...{ from: at(day, from), until: at(day, until), roomUntil: at(day, until) + 15 * 60_000 },
  ...who,
});
const calendar = (values: Partial<Calendar> = {}): Calendar => ({
  opening: [23, 24].map((day) => ({ from: at(day, '08:00'), until: at(day, '12:00') })),
  rooms: ['alder', 'birch'].map((id) => ({ id, name: id, features: [], inService: true, outages: [], blocks: [] })),
  clinicians: ['vale', 'castellan'].map((id) => ({ id, name: id, shifts: undefined, absences: [] })),
  ...{ taken: [], monitorLimit: 4 },
  ...values,
});
const ground = (values: Partial<Calendar> = {}): GapGround => ({
  ...{ calendar: calendar(values), days, now: at(23, '07:00') },
  rooms: ['alder', 'birch'].map((id) => ({ id, turnoverMinutes: 15 })),
});
const session = (values: Partial<GapWish> = {}): GapWish => ({
  ...{ patientId: 'p', clinicianIds: ['vale'], phases: SESSION_PHASES, bestBy: null, lastDay: null },
  order: { doses: [], laterAt: null, minGapHours: 48, zone: 'UTC', prep: 15 },
  ...values,
});
const told = (wish: GapWish, on: GapGround) =>
  gapsThatFit(wish, on).map(
    ({ roomId, from }) => `${roomId} ${dateIn('UTC', new Date(from)).slice(8)}T${timeIn('UTC', new Date(from))}`,
  );

describe('gapsThatFit', () => {
  it('offers each room one start after the other, as long as the visit and its turnover are', () => {
    expect(told(session(), ground())).toEqual([
      ...['alder 23T08:00', 'birch 23T08:00', 'alder 23T10:00', 'birch 23T10:00'],
      ...['alder 24T08:00', 'birch 24T08:00', 'alder 24T10:00', 'birch 24T10:00'],
    ]);
  });

  it('begins after what is in the way, and offers nothing that is too short', () => {
    const full = [taken('alder', 23, '08:00', '09:45'), taken('birch', 23, '09:30', '12:00')];
    expect(told(session(), { ...ground({ taken: full }), days: days.slice(0, 1) })).toEqual(['alder 23T10:00']);
  });

  it('begins now, not before', () => {
    const later = { ...ground(), now: at(23, '09:50'), days: days.slice(0, 1) };
    expect(told(session(), later)).toEqual(['alder 23T10:00', 'birch 23T10:00']);
  });

  it('waits for the clinician, and takes the next one who may when there are several', () => {
    const busy = { taken: [taken('elm', 23, '08:00', '09:00', { clinicianId: 'vale' })] };
    const monday = { ...ground(busy), days: days.slice(0, 1) };
    expect(told(session(), monday)).toEqual(['alder 23T09:00', 'birch 23T09:00']);
    const either = gapsThatFit(session({ clinicianIds: ['vale', 'castellan'] }), monday);
    expect(either.map(({ clinicianId }) => clinicianId)).toEqual(['castellan', 'castellan', 'vale', 'vale']);
  });

  it('keeps the least gap on both sides of a dose, and the order of the slots', () => {
    const order = { doses: [new Date(at(22, '10:15'))], laterAt: null, minGapHours: 48, zone: 'UTC', prep: 15 };
    expect(told(session({ order }), ground())).toEqual(['alder 24T10:00', 'birch 24T10:00']);
    const laterAt = new Date(at(25, '08:15'));
    const between = { ...order, doses: [...order.doses, laterAt], laterAt, minGapHours: 24 };
    expect(told(session({ order: between }), ground())).toEqual([
      ...['alder 23T10:00', 'birch 23T10:00', 'alder 24T08:00', 'birch 24T08:00'],
    ]);
  });

  it('ends with the approval, and marks what is later than the plan would have it', () => {
    expect(told(session({ lastDay: '2026-11-23' }), ground())).toHaveLength(4);
    const gaps = gapsThatFit(session({ bestBy: new Date(at(23, '12:00')) }), ground());
    expect(gaps.map(({ late }) => late)).toEqual([false, false, false, false, true, true, true, true]);
    const overdue = gapsThatFit(session({ bestBy: new Date(at(22, '12:00')) }), ground());
    expect(overdue.some(({ late }) => late)).toBe(false);
  });

  it('asks nothing of doses and monitors for a conversation', () => {
    const talk = session({ phases: CONSULTATION_PHASES, order: null, patientId: '' });
    expect(told(talk, { ...ground({ monitorLimit: 0 }), days: days.slice(0, 1) })).toHaveLength(6);
    expect(told(session(), ground({ monitorLimit: 0 }))).toEqual([]);
  });
});
