import { formatPosition, isAfter, parsePosition } from './outbox-position.js';

describe('a position in the outbox', () => {
  it('orders by transaction before number', () => {
    expect(isAfter({ xid: 8n, id: 1n }, { xid: 7n, id: 9n })).toBe(true);
    expect(isAfter({ xid: 7n, id: 9n }, { xid: 7n, id: 8n })).toBe(true);
    expect(isAfter({ xid: 7n, id: 9n }, { xid: 7n, id: 9n })).toBe(false);
    expect(isAfter({ xid: 7n, id: 9n }, { xid: 8n, id: 1n })).toBe(false);
  });

  it('survives the way to the browser and back, also beyond 2^53', () => {
    const position = { xid: 9_007_199_254_740_993n, id: 12n };
    expect(parsePosition(formatPosition(position))).toEqual(position);
  });

  it.each(['', '1', '-1-2', '1-2-3', '1-x', `${'9'.repeat(19)}-1`, "1-1' OR 1=1"])('is not %j', (text) => {
    expect(parsePosition(text)).toBeUndefined();
  });
});
