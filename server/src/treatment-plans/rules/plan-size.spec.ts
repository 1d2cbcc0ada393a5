import { DomainError } from '../../platform/errors/domain-error.js';
import { amendSize, orderedDoses, planSize } from './plan-size.js';

const thrown = (work: () => unknown): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('size of a plan', () => {
  it.each([0, 1, 2, 4, 5, 7, 12])('refuses %d sessions', (count) => {
    expect(thrown(() => planSize(count)).code).toBe('plan.sizeInvalid');
  });

  it('takes ascending doses as they are ordered', () => {
    expect(orderedDoses(3, [0.25, 0.5, 1])).toEqual([0.25, 0.5, 1]);
  });

  it('wants one dose for each slot', () => {
    expect(thrown(() => orderedDoses(6, [0.5, 0.5, 0.5])).code).toBe('plan.dosesInvalid');
  });

  it('names the slot whose dose is wrong', () => {
    const error = thrown(() => orderedDoses(3, [0.5, 0, 5]));
    expect(Object.keys(error.context.fieldErrors ?? {})).toEqual(['doses.1', 'doses.2']);
  });
});

describe('amending the size', () => {
  const plan = (sessionCount: number, countedSessions: number) => ({ sessionCount, countedSessions });

  it('adds slots 4 to 6 with their doses, whatever is done', () => {
    for (const done of [0, 1, 2]) {
      expect(amendSize(plan(3, done), 6, [0.5, 0.5, 0.75])).toEqual({
        sessionCount: 6,
        maxGapDays: 7,
        lastOrdinal: 6,
        completes: false,
        addedDoses: [
          { ordinal: 4, orderedMgPerKg: 0.5 },
          { ordinal: 5, orderedMgPerKg: 0.5 },
          { ordinal: 6, orderedMgPerKg: 0.75 },
        ],
      });
    }
  });

  it('refuses to grow without three doses', () => {
    expect(thrown(() => amendSize(plan(3, 0), 6, [0.5])).code).toBe('plan.dosesInvalid');
  });

  it.each([
    [0, false],
    [2, false],
    [3, true],
  ])('shortens 6 to 3 with %d done; complete at once: %s', (done, completes) => {
    expect(amendSize(plan(6, done), 3, [])).toMatchObject({
      sessionCount: 3,
      lastOrdinal: 3,
      maxGapDays: 14,
      completes,
    });
  });

  it.each([4, 5])('refuses to shorten with %d done', (done) => {
    expect(thrown(() => amendSize(plan(6, done), 3, [])).code).toBe('plan.slotsDone');
  });

  it('refuses the size it has', () => {
    expect(thrown(() => amendSize(plan(3, 0), 3, [])).code).toBe('plan.sameSize');
  });
});
