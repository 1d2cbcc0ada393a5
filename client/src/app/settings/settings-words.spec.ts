import { actionWords, fieldWords, hoursWords, spanWords, valueWords } from './settings-words';

const ZONE = 'America/New_York';

describe('the words of the settings', () => {
  it('tell what was done, and leave an unknown action as it is', () => {
    expect(actionWords('calendar.addBlock')).toBe('blocked the room');
    expect(actionWords('calendar.somethingNew')).toBe('calendar.somethingNew');
  });

  it.each([
    ['reason', null, 'none'],
    ['startsAt', '2026-11-23T15:00:00.000Z', 'Mon 23 Nov 10:00'],
    ['date', '2027-01-01', 'Fri 1 Jan 2027'],
    ['weekday', '3', 'Wednesday'],
    ['state', 'out_of_service', 'out of service'],
    ['kind', 'sick', 'Sick'],
    ['name', 'Alder', 'Alder'],
  ])('write %s %s as %s', (field, value, words) => {
    expect(valueWords(field, value, ZONE)).toBe(words);
  });

  it('name fields', () => {
    expect([fieldWords('monitorLimit'), fieldWords('prep')]).toEqual(['Watched at once', 'Prep']);
  });

  it('write hours and spans, with both days when there are two', () => {
    expect(hoursWords({ opens: '08:00', closes: '18:00' })).toBe('08:00–18:00');
    expect(hoursWords({ opens: null, closes: null })).toBe('Closed');
    expect(spanWords({ startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-23T17:00:00Z' }, ZONE)).toBe(
      'Mon 23 Nov 10:00–12:00',
    );
    expect(spanWords({ startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-25T14:00:00Z' }, ZONE)).toBe(
      'Mon 23 Nov 10:00 – Wed 25 Nov 09:00',
    );
  });
});
