import { startWindow } from './start-window.js';

const at = (date: string) => new Date(`2026-11-${date}:00Z`);
const order = { doses: [] as Date[], laterAt: null, minGapHours: 48, zone: 'UTC', prep: 15 };

describe('startWindow', () => {
  it('limits nothing before the first dose', () => {
    expect(startWindow(order)).toEqual({ earliest: null, latest: null });
  });

  it('begins the least gap after the last dose, the preparation before that', () => {
    const doses = [at('23T12:00'), at('21T12:00')];
    expect(startWindow({ ...order, doses })).toEqual({ earliest: at('25T11:45'), latest: null });
  });

  it('ends before a later slot that is booked, whose dose is not one to come after', () => {
    const doses = [at('21T12:00'), at('28T12:00')];
    expect(startWindow({ ...order, doses, laterAt: at('28T12:00') })).toEqual({
      ...{ earliest: at('23T11:45'), latest: at('26T11:45') },
    });
  });

  it('counts by the clock on the wall where it changes', () => {
    const zone = 'America/Los_Angeles';
    const doses = [new Date('2027-03-13T09:00:00-08:00')];
    const laterAt = new Date('2027-03-16T09:00:00-07:00');
    // The clocks go forward on the 14th: 47 hours lie between nine on Saturday and nine on Monday.
    expect(startWindow({ ...order, zone, doses: [...doses, laterAt], laterAt })).toEqual({
      ...{ earliest: new Date('2027-03-15T08:45:00-07:00'), latest: new Date('2027-03-14T08:45:00-07:00') },
    });
  });
});
