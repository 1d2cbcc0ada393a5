import { hoursOn } from './opening-hours.js';

const HOURS = [
  { weekday: 1, opens: '08:00', closes: '18:00' },
  { weekday: 6, opens: '09:00', closes: '13:00' },
];

describe('hoursOn', () => {
  it('has no hours on a closed day', () => {
    expect(hoursOn(HOURS, 7)).toBeUndefined();
    expect(hoursOn(HOURS, 6)).toEqual({ weekday: 6, opens: '09:00', closes: '13:00' });
  });
});
