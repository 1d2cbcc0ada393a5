import { emptyDayWords } from './empty-day';

const day = { date: '2026-11-24', today: '2026-11-23', opens: '08:00' };

describe('emptyDayWords', () => {
  it('says how a day gets its first visit, to whoever can make it', () => {
    expect(emptyDayWords(day, undefined, true)).toContain('Drag a card of the list');
    expect(emptyDayWords(day, undefined, false)).toBe('Nobody is booked on this day.');
    expect(emptyDayWords({ ...day, date: '2026-11-20' }, undefined, true)).toBe('Nobody is booked on this day.');
  });

  it('names the day on which the clinic is closed', () => {
    expect(emptyDayWords({ ...day, opens: null }, 'Thanksgiving', true)).toBe('Closed: Thanksgiving.');
    expect(emptyDayWords({ ...day, opens: null }, undefined, true)).toBe('The clinic is closed on this day.');
  });
});
