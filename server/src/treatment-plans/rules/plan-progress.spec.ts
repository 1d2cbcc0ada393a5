import { countSessions, progressOf } from './plan-progress.js';

const AT = new Date('2026-11-23T16:00:00Z');

describe('progress', () => {
  it.each([
    [0, 1],
    [2, 3],
    [3, null],
  ])('after %d of 3 comes slot %s', (countedSessions, nextOrdinal) => {
    expect(progressOf({ sessionCount: 3, countedSessions })).toEqual({ done: countedSessions, of: 3, nextOrdinal });
  });
});

describe('counting discharged sessions', () => {
  const active = { state: 'active', sessionCount: 3, closedAt: null } as const;

  it('keeps an unfinished plan active', () => {
    expect(countSessions(active, 2, AT)).toEqual({ countedSessions: 2, state: 'active', closedAt: null });
  });

  it('completes the plan with its last session', () => {
    expect(countSessions(active, 3, AT)).toEqual({ countedSessions: 3, state: 'completed', closedAt: AT });
  });

  it('completes a plan that was paused while its last session ran', () => {
    expect(countSessions({ ...active, state: 'paused' }, 3, AT).state).toBe('completed');
  });

  it('leaves a discontinued plan discontinued', () => {
    const closedAt = new Date('2026-11-20T10:00:00Z');
    expect(countSessions({ ...active, state: 'discontinued', closedAt }, 3, AT)).toEqual({
      countedSessions: 3,
      state: 'discontinued',
      closedAt,
    });
  });

  it.each([-1, 4, 1.5])('refuses to count %d of 3', (count) => {
    expect(() => countSessions(active, count, AT)).toThrow(expect.objectContaining({ code: 'plan.countInvalid' }));
  });
});
