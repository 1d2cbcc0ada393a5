import {
  assertApprovalHolds,
  assertReviewFresh,
  planToFollow,
  reviewNote,
  stateFromSession,
} from './booster-eligibility.js';
import { assertBoosterMove, BOOSTER_TRANSITIONS, boosterCommands, type BoosterState } from './booster-lifecycle.js';

const STATES = Object.keys(BOOSTER_TRANSITIONS) as BoosterState[];
const ALLOWED = [
  'recommended>under_review',
  'under_review>approved',
  'under_review>declined',
  'approved>scheduled',
  'approved>expired',
  'approved>under_review',
  'scheduled>completed',
  'scheduled>approved',
];

describe('booster states', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    const move = () => assertBoosterMove(from, to);
    if (ALLOWED.includes(`${from}>${to}`)) expect(move).not.toThrow();
    else expect(move).toThrow(expect.objectContaining({ code: 'booster.wrongState' }));
  });

  it('reaches every state from recommended', () => {
    const reached = new Set<BoosterState>(['recommended']);
    for (const state of reached) BOOSTER_TRANSITIONS[state].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('offers approval only under review', () => {
    expect(STATES.filter((state) => boosterCommands(state).includes('approve'))).toEqual(['under_review']);
    expect(boosterCommands('approved')).toEqual(['review', 'book']);
  });
});

describe('who may have a booster (invariant 4)', () => {
  const plan = (id: string, state: string, closedAt: string | null = null) => ({
    id,
    state,
    closedAt: closedAt === null ? null : new Date(closedAt),
  });

  it('follows the plan that was completed last', () => {
    const plans = [plan('b', 'completed', '2026-10-01T10:00:00Z'), plan('a', 'completed', '2026-06-01T10:00:00Z')];
    expect(planToFollow(plans).id).toBe('b');
  });

  it.each(['accepted', 'active', 'paused'])('is refused while a plan is %s', (state) => {
    expect(() => planToFollow([plan('a', 'completed', '2026-06-01T10:00:00Z'), plan('b', state)])).toThrow(
      expect.objectContaining({ code: 'booster.openPlan' }),
    );
  });

  it('is refused without a completed plan', () => {
    expect(() => planToFollow([plan('a', 'discontinued', '2026-06-01T10:00:00Z'), plan('b', 'draft')])).toThrow(
      expect.objectContaining({ code: 'booster.noCompletedPlan' }),
    );
  });

  it('wants a review newer than the last dose', () => {
    const dose = new Date('2026-11-01T10:00:00Z');
    expect(() => assertReviewFresh(new Date('2026-11-02T10:00:00Z'), dose)).not.toThrow();
    for (const reviewed of [null, dose, new Date('2026-10-31T10:00:00Z')]) {
      expect(() => assertReviewFresh(reviewed, dose)).toThrow(
        expect.objectContaining({ code: 'booster.reviewTooOld' }),
      );
    }
  });

  it('wants the review in words', () => {
    expect(reviewNote('Slept well for a month')).toBe('Slept well for a month');
    for (const note of ['', '  ']) {
      expect(() => reviewNote(note)).toThrow(expect.objectContaining({ code: 'booster.noteMissing' }));
    }
  });

  it('lets an approval run out', () => {
    expect(() => assertApprovalHolds('2026-12-01', '2026-12-01')).not.toThrow();
    expect(() => assertApprovalHolds('2026-12-01', '2026-12-02')).toThrow(
      expect.objectContaining({ code: 'booster.bookBeforePassed' }),
    );
  });

  it.each([
    ['scheduled', 'scheduled'],
    ['recovering', 'scheduled'],
    ['discharged', 'completed'],
    ['closed', 'completed'],
    ['cancelled', 'approved'],
    ['no_show', 'approved'],
  ])('a session that is %s makes it %s', (session, state) => {
    expect(stateFromSession(session)).toBe(state);
  });
});
