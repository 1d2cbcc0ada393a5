import type { Agenda } from '../board-api';
import { agendaDays } from './agenda-lines';

const VISIT = {
  ...{ bookingId: 'b1', bookingState: 'in_use', roomId: 'r1', roomName: 'Alder', kind: 'session', purposeId: 's1' },
  ...{ state: 'recovering', ordinal: 2, sessionCount: 6, patientId: 'p1', patientName: 'Odette Marlowe' },
  ...{ clinicianId: 'c1', clinicianName: 'Dr Castellan', allowedActions: ['open'], endedAt: null },
  ...{ startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-23T16:45:00Z', roomUntil: '2026-11-23T17:00:00Z' },
  phases: { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 },
  ...{ checkedInAt: '2026-11-23T14:55:00Z', sessionStartedAt: '2026-11-23T15:15:00Z' },
  ...{ recoveryStartedAt: '2026-11-23T16:00:00Z', recoveryEndedAt: null },
} as const;
const OTHER = {
  ...VISIT,
  bookingId: 'b2',
  kind: 'consultation',
  state: 'scheduled',
  bookingState: 'confirmed',
} as const;

const agenda = (visits: readonly object[], values: object = {}): Agenda =>
  ({
    ...{ clinicianId: 'c1', clinicianName: 'Dr Castellan', from: '2026-11-23', today: '2026-11-23' },
    ...{ locationName: 'Fernhill', timeZone: 'America/New_York' },
    days: [
      {
        ...{ date: '2026-11-23', openMinutes: 600, bookedMinutes: 105, freeMinutes: 140, visits },
        gaps: [
          { startsAt: '2026-11-23T16:45:00Z', endsAt: '2026-11-23T19:00:00Z' },
          { startsAt: '2026-11-23T20:00:00Z', endsAt: '2026-11-23T20:05:00Z' },
        ],
        ...values,
      },
    ],
  }) as unknown as Agenda;
const NOW = Date.parse('2026-11-23T16:12:00Z');

describe('agendaDays', () => {
  it('has visits and the free time between them in order, in the time of the clinic', () => {
    const [day] = agendaDays(agenda([VISIT]), {}, NOW);
    expect(day).toMatchObject({ heading: 'Mon 23 Nov, today', words: '1 visit · 2 h 20 min free', isToday: true });
    expect(day?.lines).toMatchObject([
      { kind: 'visit', time: '10:00–11:45', words: 'Session 2 of 6', phase: 'Recovery, 12 min' },
      { kind: 'gap', time: '11:45–14:00', words: '2 h 15 min free' },
    ]);
  });

  it('shows the kind and the room that are asked for, and keeps the free time', () => {
    const kinds = (filter: object) =>
      agendaDays(agenda([VISIT, { ...OTHER, roomId: 'r2' }]), filter, NOW)[0]?.lines.map((line) =>
        line.kind === 'visit' ? line.words : 'gap',
      );
    expect(kinds({ kind: 'consultation' })).toEqual(['Consultation', 'gap']);
    expect(kinds({ room: 'r1' })).toEqual(['Session 2 of 6', 'gap']);
  });

  it('says that there is no shift', () => {
    const [day] = agendaDays(agenda([], { openMinutes: 0, freeMinutes: 0, gaps: [] }), {}, NOW);
    expect(day).toMatchObject({ words: 'No visits · no shift', lines: [] });
  });
});
