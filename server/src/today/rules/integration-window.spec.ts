import { contactWindow } from './integration-window.js';

describe('the integration contact', () => {
  it('belongs 24 to 72 hours after the discharge, also when the clock changes', () => {
    const window = contactWindow(new Date('2027-03-13T20:00:00Z'));
    expect(window.opensAt.toISOString()).toBe('2027-03-14T20:00:00.000Z');
    expect(window.closesAt.toISOString()).toBe('2027-03-16T20:00:00.000Z');
  });
});
