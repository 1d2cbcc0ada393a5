import { Refill } from './refill-api';
import { countdown, refillWords } from './refill-words';

const ZONE = 'America/Los_Angeles';
const refill = (values: Partial<Refill>): Refill => ({
  ...{ kind: 'plan', sourceId: 's', patientId: 'p', patientName: 'Basil Quince', reason: 'unbooked', dueAt: null },
  ...{ bookBefore: null, waitingSince: null, endsAt: '2026-11-24T19:45:00Z', answered: null },
  ...values,
});

describe('why somebody is offered a time', () => {
  it.each([
    [{ reason: 'overdue', dueAt: '2026-11-20T18:00:00Z' }, 'Next session, overdue since Fri 20 Nov'],
    [{ dueAt: '2026-11-27T07:30:00Z' }, 'Next session, not booked, due by Thu 26 Nov'],
    [{}, 'Next session, not booked yet'],
    [{ kind: 'booster', reason: 'booster', bookBefore: '2026-12-03' }, 'Booster, approved until Thu 3 Dec'],
    [
      { kind: 'consultation', reason: 'waitlist', waitingSince: '2026-11-02T18:00:00Z', answered: 'expired' },
      'Consultation, on the waitlist since Mon 2 Nov, asked before, no answer',
    ],
  ] as const)('%j', (values, words) => {
    expect(refillWords(refill(values), ZONE)).toBe(words);
  });
});

describe('countdown', () => {
  it.each([
    ...[[1800, '30:00'] as const, [61, '1:01'] as const, [0.4, '0:01'] as const, [0, '0:00'] as const],
    [-5, '0:00'] as const,
  ])('%d', (seconds, words) => {
    expect(countdown(seconds)).toBe(words);
  });
});
