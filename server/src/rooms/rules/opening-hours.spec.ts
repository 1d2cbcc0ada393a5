import { hoursOfDate } from './opening-hours.js';

const HOURS = [
  { weekday: 1, opens: '08:00', closes: '18:00' },
  { weekday: 6, opens: '09:00', closes: '13:00' },
];

describe('hoursOfDate', () => {
  it('has no hours on a closed day', () => {
    expect(hoursOfDate(HOURS, 7, null)).toBeUndefined();
    expect(hoursOfDate(HOURS, 6, null)).toEqual({ weekday: 6, opens: '09:00', closes: '13:00' });
  });

  it('lets an exception open or close a date', () => {
    expect(hoursOfDate(HOURS, 1, { opens: null, closes: null })).toBeUndefined();
    expect(hoursOfDate(HOURS, 7, { opens: '10:00', closes: '12:00' })).toEqual({
      ...{ weekday: 7, opens: '10:00', closes: '12:00' },
    });
  });
});
