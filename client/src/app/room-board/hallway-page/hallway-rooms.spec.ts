import type { BoardDay, BoardVisit } from '../board-api';
import { hallwayRooms } from './hallway-rooms';

const NOW = Date.parse('2026-11-23T19:20:00Z');

const visit = (values: Partial<BoardVisit>): BoardVisit => ({
  ...{
    bookingId: 'b',
    version: 1,
    roomId: 'r',
    kind: 'session',
    purposeId: 's',
    clinicianId: 'c',
    clinicianName: 'Dr Hale',
  },
  ...{ bookingState: 'in_use', state: 'in_session', patientName: 'W. H.', patientId: null, allowedActions: [] },
  ...{ startsAt: '2026-11-23T18:30:00Z', endsAt: '2026-11-23T20:15:00Z', roomUntil: '2026-11-23T20:30:00Z' },
  bookedAt: '2026-11-01T12:00:00Z',
  phases: { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 },
  ...{ checkedInAt: null, sessionStartedAt: '2026-11-23T18:45:00Z', recoveryStartedAt: null },
  ...{ recoveryEndedAt: null, endedAt: null, ordinal: 3, sessionCount: 6 },
  ...values,
});

const NEXT = visit({
  ...{ bookingState: 'confirmed', state: 'scheduled', patientName: 'L. T.', sessionStartedAt: null },
  ...{ startsAt: '2026-11-23T21:00:00Z', endsAt: '2026-11-23T22:45:00Z', roomUntil: '2026-11-23T23:00:00Z' },
});

function roomNow(visits: BoardVisit[], state = 'active') {
  const rooms = [{ id: 'r', name: 'Birch', state, turnoverMinutes: 15 }];
  return hallwayRooms({ rooms, visits, timeZone: 'America/Los_Angeles' } as unknown as BoardDay, NOW)[0];
}

describe('hallwayRooms', () => {
  it('says state, initials, minutes left and who is next', () => {
    expect(roomNow([visit({}), NEXT])).toMatchObject({
      ...{ name: 'Birch', state: 'In session', initials: 'W. H.', minutes: '10 min left', over: false },
      next: 'Next 13:00, L. T.',
    });
  });

  it('says by how much a phase runs over', () => {
    const early = visit({ startsAt: '2026-11-23T18:10:00Z', sessionStartedAt: '2026-11-23T18:27:00Z' });
    expect(roomNow([early])).toMatchObject({ minutes: '8 min over', over: true, next: '' });
  });

  it('forgets the patient when the room is turned over', () => {
    const gone = visit({ bookingState: 'turnover', state: 'discharged', endedAt: '2026-11-23T19:12:00Z' });
    expect(roomNow([gone])).toMatchObject({ state: 'Turnover', initials: '', minutes: '7 min left' });
  });

  it('waits for somebody who is late', () => {
    const late = { ...NEXT, startsAt: '2026-11-23T19:08:00Z' };
    expect(roomNow([late])).toMatchObject({
      state: 'Scheduled',
      initials: 'L. T.',
      minutes: '12 min late',
      over: true,
    });
  });

  it('is free until the next visit, for the rest of the day, or out of service', () => {
    expect(roomNow([NEXT])).toMatchObject({ state: 'Free', initials: '', next: 'Next 13:00, L. T.' });
    expect(roomNow([])).toMatchObject({ state: 'Free for the rest of the day', next: '' });
    expect(roomNow([{ ...NEXT, state: 'cancelled' }])?.next).toBe('');
    expect(roomNow([], 'out_of_service')).toMatchObject({ state: 'Out of service' });
  });
});
