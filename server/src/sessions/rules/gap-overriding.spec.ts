import { gapRuling, mayStayClose } from './gap-overriding.js';
import { spacingProblem } from './session-spacing.js';

const hours = (h: number) => new Date(Date.UTC(2027, 2, 1) + h * 3_600_000);
const SPACING = { zone: 'UTC', minGapHours: 48 };
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
    expect(gapRuling(hours(48), [hours(0)], SPACING, clinician)).toBeNull();
  });

  it('lets a clinician with a reason, and tells how long the gap is now', () => {
    expect(gapRuling(hours(40.5), [hours(0), hours(96)], SPACING, clinician)).toBe(40.5 * 60);
    expect(gapRuling(hours(50), [hours(0), hours(90)], SPACING, clinician)).toBe(40 * 60);
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
    expect(gapRuling(hours(40), [hours(0)], SPACING, enough)).toBe(2400);
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
  const at40 = { ...SPACING, overridden: 40 * 60 };

  it('may be as short as it was let be, and no shorter', () => {
    expect(spacingProblem(hours(40), [hours(0)], at40)).toBeUndefined();
    expect(spacingProblem(hours(39.9), [hours(0)], at40)).toMatchObject({ code: 'session.tooSoon', hours: 39 });
  });

  it('counts for both doses of the pair, and for no other pair', () => {
    const overriddenAt = new Map([[hours(40).getTime(), 40 * 60]]);
    expect(spacingProblem(hours(0), [hours(40)], { ...SPACING, overriddenAt })).toBeUndefined();
    expect(spacingProblem(hours(0), [hours(39)], { ...SPACING, overriddenAt })).toMatchObject({ hours: 39 });
  });
});

describe('a dose that another one moves too close to', () => {
  it('may be left where it is, and only for that', () => {
    const close = { moves: false, problems: ['session.tooSoon'] } as const;
    expect(mayStayClose(close)).toBe(true);
    expect(mayStayClose({ ...close, moves: true })).toBe(false);
    expect(mayStayClose({ ...close, problems: [] })).toBe(false);
    expect(mayStayClose({ ...close, problems: ['booking.closed', 'session.tooSoon'] })).toBe(false);
    expect(mayStayClose({ ...close, problems: ['session.tooMany'] })).toBe(false);
  });
});
