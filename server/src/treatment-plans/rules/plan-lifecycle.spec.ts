import {
  allowedCommands,
  assertPlanMove,
  mayMove,
  PLAN_TRANSITIONS,
  type PlanState,
  resumedState,
} from './plan-lifecycle.js';

const STATES = Object.keys(PLAN_TRANSITIONS) as PlanState[];

const ALLOWED: readonly (readonly [PlanState, PlanState])[] = [
  ['draft', 'proposed'],
  ['draft', 'withdrawn'],
  ['proposed', 'accepted'],
  ['proposed', 'withdrawn'],
  ['accepted', 'active'],
  ['accepted', 'paused'],
  ['accepted', 'discontinued'],
  ['active', 'completed'],
  ['active', 'paused'],
  ['active', 'discontinued'],
  ['paused', 'accepted'],
  ['paused', 'active'],
  ['paused', 'discontinued'],
];

describe('treatment plan states', () => {
  it('allows exactly the moves of domain.md 5.2', () => {
    const moves = STATES.flatMap((from) => STATES.filter((to) => mayMove(from, to)).map((to) => [from, to]));
    expect(moves.sort()).toEqual([...ALLOWED].sort());
  });

  it.each(STATES.flatMap((from) => STATES.filter((to) => !mayMove(from, to)).map((to) => [from, to] as const)))(
    'refuses %s to %s',
    (from, to) => {
      expect(() => assertPlanMove(from, to)).toThrow(expect.objectContaining({ code: 'plan.wrongState' }));
    },
  );

  it('reaches every state from a draft', () => {
    const reached = new Set<PlanState>(['draft']);
    for (const state of reached) PLAN_TRANSITIONS[state].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('resumes to active only after a first session', () => {
    expect(resumedState(null)).toBe('accepted');
    expect(resumedState(new Date('2026-11-02T09:00:00Z'))).toBe('active');
  });

  it.each<[PlanState, string[]]>([
    ['draft', ['propose', 'withdraw', 'amend']],
    ['proposed', ['accept', 'withdraw', 'amend']],
    ['accepted', ['pause', 'discontinue', 'amend']],
    ['active', ['pause', 'discontinue', 'amend']],
    ['paused', ['discontinue', 'resume', 'amend']],
    ['completed', []],
    ['discontinued', []],
    ['withdrawn', []],
  ])('offers for %s: %j', (state, commands) => {
    expect(allowedCommands(state)).toEqual(commands);
  });
});
