import { gapRuling, overriddenTo, type SpacedDose, wordsAbout } from './gap-overriding.js';
import { spacingProblem } from './session-spacing.js';

const hours = (h: number) => new Date(Date.UTC(2027, 2, 1) + h * 3_600_000);
const SPACING = { zone: 'UTC', minGapHours: 48 };
const gap = (dose: number, long: number) => ({ dose: hours(dose).getTime(), minutes: long * 60 });
const WHY = { reason: 'Patient travels on Thursday' };
const clinician = { override: WHY, mayOverride: true };

function codeOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    const { code, context } = error as { code: string; context: object };
    return { code, ...context };
  }
}

describe('overriding the least gap of a plan', () => {
  it('has nothing to decide when the gap is long enough', () => {
    expect(gapRuling(hours(48), [hours(0)], SPACING, clinician)).toEqual([]);
  });

  it('lets a clinician with a reason, and tells how long the gap is now', () => {
    expect(gapRuling(hours(40.5), [hours(0), hours(96)], SPACING, clinician)).toEqual([gap(0, 40.5)]);
    expect(gapRuling(hours(50), [hours(0), hours(90)], SPACING, clinician)).toEqual([gap(90, 40)]);
  });

  it('tells of both gaps when the doses on both sides are too close, and of none that was overridden before', () => {
    const others = [hours(0), hours(84)];
    expect(gapRuling(hours(40), others, SPACING, clinician)).toEqual([gap(0, 40), gap(84, 44)]);
    const overridden = new Map([[hours(0).getTime(), 40 * 60]]);
    expect(gapRuling(hours(40), others, { ...SPACING, overridden }, clinician)).toEqual([gap(84, 44)]);
  });

  it('tells everybody that a reason would do, and lets nobody else give one', () => {
    const obstacles = [expect.objectContaining({ code: 'session.tooSoon', overridable: true })];
    expect(codeOf(() => gapRuling(hours(40), [hours(0)], SPACING, { mayOverride: false }))).toMatchObject({
      ...{ code: 'session.tooSoon', facts: { hours: 40, minGapHours: 48, obstacles } },
    });
    expect(
      codeOf(() => gapRuling(hours(40), [hours(0)], SPACING, { override: WHY, mayOverride: false })),
    ).toMatchObject({
      ...{ code: 'booking.overrideNotAllowed', facts: { obstacles } },
    });
  });

  it('wants a reason that says something', () => {
    const short = { override: { reason: '   too late   ' }, mayOverride: true };
    expect(codeOf(() => gapRuling(hours(40), [hours(0)], SPACING, short))).toMatchObject({
      ...{ code: 'session.tooSoon', fieldErrors: { 'override.reason': [expect.stringContaining('10 characters')] } },
    });
    const enough = { override: { reason: 'ten signs!' }, mayOverride: true };
    expect(gapRuling(hours(40), [hours(0)], SPACING, enough)).toEqual([gap(0, 40)]);
  });

  it('never lets a fourth dose into seven days, and does not say that a reason would do', () => {
    const others = [hours(0), hours(48), hours(96)];
    for (const at of [hours(136), hours(144)]) {
      const refusal = codeOf(() => gapRuling(at, others, SPACING, clinician));
      expect(refusal).toMatchObject({ code: 'session.tooMany' });
      expect(refusal).not.toHaveProperty('facts');
    }
  });
});

describe('a gap that was overridden', () => {
  const dose = (sessionId: string, at: number, words: SpacedDose['words'] = []): SpacedDose => ({
    ...{ sessionId, at: hours(at), bookedAt: hours(at - 0.25), words },
  });
  const first = dose('first', 0);
  const second = dose('second', 40, wordsAbout([gap(0, 40)], [first]));
  const third = dose('third', 80);
  const problem = (own: SpacedDose, ...others: SpacedDose[]) =>
    spacingProblem(
      own.at,
      others.map(({ at }) => at),
      { ...SPACING, overridden: overriddenTo(own, others) },
    );

  it('may be as short as it was let be, and no shorter', () => {
    expect(problem(second, first)).toBeUndefined();
    expect(problem({ ...second, at: hours(39.9) }, first)).toMatchObject({ code: 'session.tooSoon', hours: 39 });
  });

  it('counts at both doses of the pair', () => {
    expect(problem(first, second)).toBeUndefined();
    expect(problem(first, { ...second, at: hours(39) })).toMatchObject({ hours: 39 });
  });

  it('counts for no other pair, whichever of its doses is looked at', () => {
    expect(problem(third, first, second)).toEqual({ code: 'session.tooSoon', hours: 40, minutes: 2400 });
    expect(problem(second, first, third)).toMatchObject({ hours: 40 });
    expect(problem(second, { ...first, sessionId: 'another' })).toMatchObject({ hours: 40 });
  });

  it('asks anew when the other dose is booked at another time, even one that is further away', () => {
    const moved = { ...first, at: hours(-1), bookedAt: hours(-1.25) };
    expect(problem(second, moved)).toMatchObject({ hours: 41 });
    expect(problem(moved, second)).toMatchObject({ hours: 41 });
  });

  it('stays when the other dose is given earlier than it is booked', () => {
    expect(problem(second, { ...first, at: hours(-1) })).toBeUndefined();
  });

  it('was overridden at either dose: the shorter word counts', () => {
    const both = { ...first, words: [{ to: 'second', toStart: second.bookedAt.toISOString(), minutes: 39 * 60 }] };
    expect(problem({ ...second, at: hours(39.5) }, both)).toBeUndefined();
  });
});
