import { startWindow } from './start-window.js';

const at = (date: string) => new Date(`2026-11-${date}:00Z`);
const order = { doses: [] as Date[], laterAt: null, minGapHours: 48, prep: 15 };

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
});
