import { contactWindow, nextOpenDate } from './integration-window.js';

describe('the integration contact', () => {
  it('belongs 24 to 72 hours after the discharge, also when the clock changes', () => {
    const window = contactWindow(new Date('2027-03-13T20:00:00Z'));
    expect(window.opensAt.toISOString()).toBe('2027-03-14T20:00:00.000Z');
    expect(window.closesAt.toISOString()).toBe('2027-03-16T20:00:00.000Z');
  });

  it('cannot be left for a day on which nobody is there', () => {
    const weekend = ['2027-03-13', '2027-03-14', '2027-03-15'];
    expect(nextOpenDate(weekend, ['2027-03-15'])).toBe('2027-03-15');
    expect(nextOpenDate(weekend, weekend)).toBe('2027-03-13');
    expect(nextOpenDate(weekend, [])).toBe('2027-03-15');
  });
});
