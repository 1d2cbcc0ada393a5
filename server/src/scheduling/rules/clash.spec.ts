import { findClash, type Taken, type Wanted } from './clash.js';
import { SESSION_PHASES } from './visit-phases.js';
import { plannedTimes } from './visit-times.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const wanted = (start: string, ids: Partial<Wanted> = {}): Wanted => ({
  roomId: 'room',
  patientId: 'patient',
  clinicianId: 'clinician',
  ...plannedTimes(at(start), SESSION_PHASES),
  ...ids,
});
const taken = (start: string, ids: Partial<Taken> = {}): Taken => ({
  ...wanted(start),
  id: 'taken',
  state: 'confirmed',
  phases: SESSION_PHASES,
  ...ids,
});
const NOW = at('07:00');
const OTHER_PEOPLE = { patientId: 'other', clinicianId: 'other' };

describe('findClash', () => {
  it('allows back-to-back bookings of a room after turnover', () => {
    expect(
      findClash(wanted('10:00'), [taken('08:00', OTHER_PEOPLE), taken('12:00', OTHER_PEOPLE)], NOW),
    ).toBeUndefined();
  });

  it('keeps the room during turnover', () => {
    const other = taken('08:00', OTHER_PEOPLE);
    expect(findClash(wanted('09:45'), [other], NOW)).toEqual({ kind: 'room', with: other });
  });

  it('lets patient and clinician go when the visit ends, before turnover', () => {
    expect(findClash(wanted('09:45'), [taken('08:00', { roomId: 'other' })], NOW)).toBeUndefined();
  });

  it('names patient before clinician', () => {
    const clinician = taken('08:00', { roomId: 'other', patientId: 'other' });
    const patient = taken('08:00', { roomId: 'other', clinicianId: 'other' });
    expect(findClash(wanted('09:00'), [clinician, patient], NOW)).toEqual({ kind: 'patient', with: patient });
    expect(findClash(wanted('09:00'), [clinician], NOW)).toEqual({ kind: 'clinician', with: clinician });
  });

  it('does not give away a room whose patient has not left', () => {
    const overrun = taken('08:00', { ...OTHER_PEOPLE, state: 'in_use' });
    expect(findClash(wanted('10:30'), [overrun], at('10:20'))).toEqual({ kind: 'room', with: overrun });
    expect(findClash(wanted('10:35'), [overrun], at('10:20'))).toBeUndefined();
  });
});
