import { assertBeginsThisDay, assertOfThisDay } from './this-day.js';

const zone = 'America/New_York';

describe('a visit of somebody who is here', () => {
  const place = (startsAt: string, now: string) => () =>
    assertOfThisDay(new Date(startsAt), { now: new Date(now), zone });

  it('stays on the date of the clinic, from its first hour to its last', () => {
    expect(place('2027-03-01T13:00:00Z', '2027-03-02T04:30:00Z')).not.toThrow();
    expect(place('2027-03-02T04:30:00Z', '2027-03-01T13:00:00Z')).not.toThrow();
  });

  it.each([
    ['the next morning, nine hours on', '2027-03-02T13:00:00Z', '2027-03-02T04:00:00Z'],
    ['the evening before', '2027-03-01T23:00:00Z', '2027-03-02T08:00:00Z'],
  ])('does not go to %s', (_, startsAt, now) => {
    expect(place(startsAt, now)).toThrow(
      expect.objectContaining({
        code: 'booking.notThisDay',
        context: { fieldErrors: { startsAt: ['The patient is here: choose a time of this day.'] } },
      }),
    );
  });
});

describe('the beginning of a visit', () => {
  const begin = (startsAt: string, now: string) => () =>
    assertBeginsThisDay(new Date(startsAt), { now: new Date(now), zone });

  it.each([
    ['early', '2027-03-01T20:00:00Z', '2027-03-01T14:00:00Z'],
    ['late, past midnight too', '2027-03-01T20:00:00Z', '2027-03-02T06:00:00Z'],
  ])('may be %s', (_, startsAt, now) => {
    expect(begin(startsAt, now)).not.toThrow();
  });

  it('is not on another date', () => {
    expect(begin('2027-03-09T15:00:00Z', '2027-03-02T15:00:00Z')).toThrow(
      expect.objectContaining({
        ...{ code: 'booking.notThisDay' },
        message: 'This visit is planned for 2027-03-09. Move it to this day first.',
      }),
    );
  });
});
