import { slotWord } from './plan-api';

describe('slotWord', () => {
  it('says of a slot that a plan never came to that it was not reached, and of no other', () => {
    const over = { closedAt: '2026-11-02T15:00:00Z' };
    expect(slotWord({ state: 'open' }, over)).toBe('Not reached');
    expect(slotWord({ state: 'done' }, over)).toBe('Done');
    expect(slotWord({ state: 'open' }, { closedAt: null })).toBe('Not booked');
  });
});
