import { byUrgency, type Waiting } from './to-schedule.js';

const waiting = (patientName: string, drift: Waiting['drift'], dueOn: string | null): Waiting => ({
  ...{ patientName, drift, dueOn },
});

describe('what is booked first', () => {
  it('is what has left its cadence, then what is due first, then what has no day', () => {
    const expected = [
      waiting('Amos', 'off_protocol', '2026-12-20'),
      waiting('Barnaby', 'drifting', '2026-11-24'),
      waiting('Tamsin', 'drifting', null),
      waiting('A booster', null, '2026-11-25'),
      waiting('A plan', 'on_track', '2026-11-26'),
      waiting('An inquiry', null, null),
      waiting('Another', 'on_track', null),
    ];
    expect(expected.toReversed().sort(byUrgency)).toEqual(expected);
  });
});
