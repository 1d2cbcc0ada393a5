import type { Calendar, Span } from '../../scheduling/rules/obstacles.js';
import { clinicianOnDay, roomOnDay } from './room-on-day.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const span = (from: string, until: string): Span => ({ from: at(from), until: at(until) });
const DAY = span('00:00', '23:59');
const EARLY = at('00:00');

const CALENDAR: Calendar = {
  opening: [span('08:00', '18:00')],
  monitorLimit: 2,
  rooms: [
    {
      ...{ id: 'alder', name: 'Alder', features: [], inService: true },
      outages: [{ ...span('06:00', '09:00'), reason: 'Pump service' }],
      blocks: [{ ...span('12:00', '13:00'), reason: 'Team meeting' }],
    },
    { id: 'birch', name: 'Birch', features: [], inService: false, outages: [], blocks: [] },
  ],
  clinicians: [
    { id: 'shifts', name: 'A', shifts: [span('07:00', '12:00'), span('13:00', '17:00')], absences: [] },
    { id: 'any', name: 'B', shifts: undefined, absences: [span('14:00', '20:00')] },
    { id: 'off', name: 'C', shifts: [], absences: [] },
  ],
  taken: [
    {
      ...{ bookingId: '1', roomId: 'alder', patientId: 'p', clinicianId: 'shifts', ...span('09:00', '10:45') },
      roomUntil: at('11:00'),
    },
    {
      ...{ bookingId: '2', roomId: 'elsewhere', patientId: 'q', clinicianId: 'any', ...span('09:00', '10:00') },
      roomUntil: at('10:15'),
    },
  ],
};

describe('roomOnDay', () => {
  it('takes outages and blocks out of the hours, says why, and books turnover with the visit', () => {
    expect(roomOnDay('alder', DAY, CALENDAR, EARLY)).toEqual({
      ...{ open: 480, booked: 120, free: 360, longestFree: 300 },
      gaps: [span('11:00', '12:00'), span('13:00', '18:00')],
      closed: [
        { ...span('08:00', '09:00'), reason: 'Pump service' },
        { ...span('12:00', '13:00'), reason: 'Team meeting' },
      ],
    });
  });

  it('has no open minute in a room that is out of service', () => {
    expect(roomOnDay('birch', DAY, CALENDAR, EARLY)).toMatchObject({
      ...{ open: 0, free: 0 },
      closed: [{ ...span('08:00', '18:00'), reason: null }],
    });
  });
});

describe('clinicianOnDay', () => {
  it('keeps to shifts within the opening hours; a visit takes the clinician until its end, not until turnover', () => {
    expect(clinicianOnDay('shifts', DAY, CALENDAR, EARLY)).toMatchObject({
      ...{ open: 480, booked: 105, free: 375 },
      gaps: [span('08:00', '09:00'), span('10:45', '12:00'), span('13:00', '17:00')],
    });
  });

  it('is there in all hours without shifts, but not while away, and is busy with visits anywhere', () => {
    expect(clinicianOnDay('any', DAY, CALENDAR, EARLY).gaps).toEqual([span('08:00', '09:00'), span('10:00', '14:00')]);
  });

  it('has no gap on a day without a shift, nor when nobody by that id works here now', () => {
    expect(clinicianOnDay('off', DAY, CALENDAR, EARLY).gaps).toEqual([]);
    expect(clinicianOnDay('gone', DAY, CALENDAR, EARLY).gaps).toEqual([]);
  });
});
