import { Problem } from '../../../api/problem';
import { PlaceField, placeRefusal } from './refusal-places';

function refused(code: string, more: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: 'Refused', status: 409, code, detail: 'Oak is taken.', ...more };
}

const everything = () => true;
const onlyTimes = (field: PlaceField) => !['planId', 'boosterId', 'patientId'].includes(field);

describe('placeRefusal', () => {
  it.each([
    ['booking.roomTaken', 'roomId'],
    ['booking.clinicianTaken', 'clinicianId'],
    ['booking.closed', 'time'],
    ['session.tooSoon', 'date'],
  ])('puts %s at %s', (code, field) => {
    expect(placeRefusal(refused(code), everything, 'planId')).toEqual({
      fields: { [field]: 'Oak is taken.' },
      general: undefined,
      reason: undefined,
      elsewhere: false,
      overridable: false,
    });
  });

  it('puts a patient who is elsewhere at the field that says whose visit it is', () => {
    const problem = refused('booking.patientTaken');
    expect(placeRefusal(problem, everything, 'planId').fields).toEqual({ planId: 'Oak is taken.' });
    expect(placeRefusal(problem, everything, 'patientId').fields).toEqual({ patientId: 'Oak is taken.' });
  });

  it('says it in general where the patient cannot be chosen', () => {
    expect(placeRefusal(refused('booking.patientTaken'), onlyTimes, 'patientId')).toMatchObject({
      fields: {},
      general: 'Oak is taken.',
    });
  });

  it('says what it does not know in general', () => {
    expect(placeRefusal(refused('network'), everything, 'planId').general).toBe('Oak is taken.');
  });

  it('follows the fields that the server names, and reads startsAt as the time', () => {
    const problem = refused('booking.closed', { fieldErrors: { startsAt: ['Closed on that day.'] } });
    expect(placeRefusal(problem, everything, 'planId').fields).toEqual({ time: 'Closed on that day.' });
  });

  it('does not lose what is named by a field that is not shown', () => {
    const problem = refused('request.invalid', { fieldErrors: { patientId: ['No such patient.'] } });
    expect(placeRefusal(problem, onlyTimes, 'patientId').general).toBe('Oak is taken.');
  });

  const room = {
    ...{ code: 'booking.roomTaken', overridable: false, detail: 'Oak is taken.' },
    ...{ startsAt: '2026-11-24T15:00:00Z', endsAt: '2026-11-24T17:15:00Z' },
  };
  const closed = { code: 'booking.closed', overridable: true, detail: 'The clinic is closed.' };
  const limit = { code: 'booking.monitorLimit', overridable: true, detail: '4 patients are being watched.' };
  const placed = (...obstacles: NonNullable<NonNullable<Problem['facts']>['obstacles']>) =>
    placeRefusal(refused('booking.roomTaken', { facts: { obstacles } }), everything, 'planId');

  it('says everything that is in the way, each at its field, and that another place may do', () => {
    expect(placed(room, closed)).toEqual({
      fields: { roomId: 'Oak is taken.', time: 'The clinic is closed.' },
      general: undefined,
      reason: undefined,
      elsewhere: true,
      overridable: false,
    });
  });

  it('names the field of the worst first', () => {
    expect(Object.keys(placed(room, closed).fields)).toEqual(['roomId', 'time']);
  });

  it('says the worse of two at one field', () => {
    expect(placed(closed, limit).fields).toEqual({ time: 'The clinic is closed.' });
  });

  it('says at the reason what is wrong with it', () => {
    const problem = refused('session.tooSoon', { fieldErrors: { 'override.reason': ['Say more.'] } });
    expect(placeRefusal(problem, everything, 'planId').reason).toBe('Say more.');
  });

  it('can be set aside when all of it can', () => {
    expect(placed(closed, limit)).toMatchObject({ overridable: true });
    expect(placed(closed, room)).toMatchObject({ overridable: false });
  });
});
