import { contactWindow, nextOpenDate } from './integration-window.js';

describe('the integration contact', () => {
  it('belongs 24 to 72 hours after the discharge, also when the clock changes', () => {
    const window = contactWindow(new Date('2027-03-13T20:00:00Z'));
    expect(window.opensAt.toISOString()).toBe('2027-03-14T20:00:00.000Z');
    expect(window.closesAt.toISOString()).toBe('2027-03-16T20:00:00.000Z');
  });

  it('cannot be left for a day on which nobody is there', () => {
    const zone = 'America/New_York';
    const open = (date: string) => ({
      from: Date.parse(`${date}T09:00:00-05:00`),
      until: Date.parse(`${date}T17:00:00-05:00`),
    });
    expect(nextOpenDate(zone, '2027-03-05', [open('2027-03-08'), open('2027-03-09')])).toBe('2027-03-08');
    expect(nextOpenDate(zone, '2027-03-05', [open('2027-03-06')])).toBe('2027-03-06');
    expect(nextOpenDate(zone, '2027-03-05', [])).toBe('2027-03-12');
    // A night that reaches into Saturday.
    const night = { from: Date.parse('2027-03-05T20:00:00-05:00'), until: Date.parse('2027-03-06T02:00:00-05:00') };
    expect(nextOpenDate(zone, '2027-03-05', [night])).toBe('2027-03-06');
  });
});
