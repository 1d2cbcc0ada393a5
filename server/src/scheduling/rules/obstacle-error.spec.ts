import { obstacleError, overrideRefused, type Refusal } from './obstacle-error.js';
import type { Obstacle } from './obstacles.js';

/** Mon 23 Nov 2026 in Los Angeles. */
const at = (time: string, date = '2026-11-23') => Date.parse(`${date}T${time}:00-08:00`);
const span = { from: at('10:15'), until: at('12:15') };

const refusal = (obstacle: Partial<Obstacle>, values: Partial<Refusal> = {}): Refusal => ({
  wanted: {
    ...{ roomId: 'alder', patientId: 'p', clinicianId: 'imogen', ...span, roomUntil: at('12:30') },
  },
  calendar: {
    opening: [{ from: at('08:00'), until: at('18:00') }],
    rooms: [{ id: 'alder', name: 'Alder', features: [], inService: true, outages: [], blocks: [] }],
    clinicians: [{ id: 'imogen', name: 'Imogen Vale', shifts: [], absences: [] }],
    ...{ taken: [], monitorLimit: 2 },
  },
  obstacles: [{ code: 'booking.roomTaken', overridable: false, span, bookingId: 'b', ...obstacle }],
  bookings: [
    {
      ...{ id: 'b', roomName: 'Birch', clinicianName: 'Imogen Vale', purposeKind: 'session', state: 'confirmed' },
      ...{ heldBy: null, holdUntil: null, lastChange: null },
    },
  ],
  zone: 'America/Los_Angeles',
  ...values,
});

describe('obstacleError', () => {
  it.each<[string, Partial<Obstacle>, string]>([
    ['a taken room', {}, 'Alder is taken from 10:15 to 12:15.'],
    ['a taken patient', { code: 'booking.patientTaken' }, 'The patient has a session in Birch from 10:15 to 12:15.'],
    [
      'a taken clinician',
      { code: 'booking.clinicianTaken' },
      'Imogen Vale has a session in Birch from 10:15 to 12:15.',
    ],
    [
      'a block',
      { code: 'booking.roomBlocked', reason: 'Team meeting' },
      'Alder is blocked from 10:15 to 12:15: Team meeting.',
    ],
    [
      'an outage over days',
      {
        code: 'booking.roomNotInService',
        reason: 'Chair',
        span: { from: at('10:15'), until: at('09:00', '2026-11-25') },
      },
      'Alder is out of service from 2026-11-23 10:15 to 2026-11-25 09:00: Chair.',
    ],
    [
      'a closed day',
      { code: 'booking.closed' },
      'The visit does not fit into the opening hours of that day, 08:00 to 18:00.',
    ],
    ['a day off', { code: 'booking.clinicianOffShift' }, 'Imogen Vale does not work on that day.'],
    ['an absence', { code: 'booking.clinicianAbsent' }, 'Imogen Vale is away from 10:15 to 12:15.'],
    [
      'a full watch',
      { code: 'booking.monitorLimit' },
      '2 patients are already being watched from 10:15 to 12:15, as many as the location allows.',
    ],
  ])('%s', (_, obstacle, detail) => {
    const error = obstacleError(refusal(obstacle));
    expect([error.code, error.message]).toEqual([obstacle.code ?? 'booking.roomTaken', detail]);
  });

  it('says what a day is on which the clinic keeps other hours', () => {
    const thanksgiving: Partial<Obstacle> = { code: 'booking.closed', reason: 'Thanksgiving' };
    expect(obstacleError(refusal(thanksgiving)).message).toBe(
      'The visit does not fit into the opening hours of that day, 08:00 to 18:00: Thanksgiving.',
    );
    const calendar = { ...refusal({}).calendar, opening: [] };
    expect(obstacleError(refusal(thanksgiving, { calendar })).message).toBe('Closed: Thanksgiving.');
  });

  it('names who was faster', () => {
    const lastChange = { action: 'booking.book', by: 'Poppy Drake', secondsAgo: 70 };
    const bookings = refusal({}).bookings.map((booking) => ({ ...booking, lastChange }));
    expect(obstacleError(refusal({}, { bookings })).message).toBe(
      'Alder is taken from 10:15 to 12:15. Poppy Drake booked it a minute ago.',
    );
  });

  it('says that a patient who has not left keeps the room, and that a room is not in service at all', () => {
    const inUse = refusal({}).bookings.map((booking) => ({ ...booking, state: 'in_use' }));
    expect(obstacleError(refusal({}, { bookings: inUse })).message).toContain(
      'until the patient who is in it has left',
    );
    const shut: Obstacle = { code: 'booking.roomNotInService', overridable: false };
    expect(obstacleError(refusal({}, { obstacles: [shut] })).message).toBe('Alder is not in service.');
  });

  it('tells all obstacles as facts: what, when and whether a reason helps, nobody by name', () => {
    const { context } = obstacleError(refusal({}));
    expect(context.facts).toEqual({
      obstacles: [
        {
          ...{ code: 'booking.roomTaken', overridable: false, detail: 'Alder is taken from 10:15 to 12:15.' },
          ...{ startsAt: '2026-11-23T18:15:00.000Z', endsAt: '2026-11-23T20:15:00.000Z' },
          ...{ roomName: 'Birch', what: 'session' },
        },
      ],
    });
    expect(overrideRefused(refusal({})).context.facts).toEqual(context.facts);
  });
});
