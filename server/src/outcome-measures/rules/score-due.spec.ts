import { type BookedSession, type CourseDays, courseDays, plansOfScores } from './course-days.js';
import { occasionOf } from './occasion.js';
import type { ScorePoint } from './response.js';
import { scoreDue, scoreDueOf } from './score-due.js';

const TODAY = '2026-11-23';
const score = (takenOn: string, values: Partial<ScorePoint> = {}): ScorePoint => ({
  ...{ id: takenOn, total: 15, takenOn, state: 'completed', recordedAt: new Date(`${takenOn}T12:00:00Z`) },
  ...values,
});
const course = (values: Partial<CourseDays>): CourseDays => ({
  ...{ planId: 'p', state: 'under_way', doses: ['2026-11-02', '2026-11-09', '2026-11-16'], expectedOn: null },
  ...values,
});
const expected = course({ state: 'expected', doses: [], expectedOn: TODAY });
const completed = course({ state: 'completed' });

describe('courses of a patient', () => {
  const plan = (id: string, state: string, firstBookedOn: string | null = null) => ({ id, state, firstBookedOn });
  const dose = (planId: string, on: string) => ({ planId, kind: 'plan' as const, on });

  it('are its plans, newest first, without those that came to nothing', () => {
    const plans = [plan('c', 'accepted', '2026-12-01'), plan('b', 'withdrawn'), plan('a', 'completed')];
    expect(courseDays(plans, [dose('a', '2026-06-08'), dose('a', '2026-06-01')], TODAY)).toEqual([
      { planId: 'c', state: 'expected', doses: [], expectedOn: '2026-12-01' },
      { planId: 'a', state: 'completed', doses: ['2026-06-01', '2026-06-08'], expectedOn: null },
    ]);
  });

  it('count no booster as a session of a plan', () => {
    const booster = { planId: 'a', kind: 'booster' as const, on: '2026-09-01' };
    expect(courseDays([plan('a', 'completed')], [dose('a', '2026-06-01'), booster], TODAY)[0]?.doses).toEqual([
      '2026-06-01',
    ]);
  });

  it('are one to come for somebody without a plan, and expected today at the earliest', () => {
    expect(courseDays([], [], TODAY)).toEqual([{ planId: null, state: 'expected', doses: [], expectedOn: TODAY }]);
    expect(courseDays([plan('a', 'accepted', '2026-11-20')], [], TODAY)[0]?.expectedOn).toBe(TODAY);
  });
});

describe('the first booked day of a plan', () => {
  const plans = [{ id: 'a', state: 'accepted' }];
  const session = (state: string, bookingState: string | null, on: string, planId = 'a') => {
    return { planId, state, bookingState, on };
  };
  const firstOf = (...sessions: BookedSession[]) => plansOfScores(plans, sessions)[0]?.firstBookedOn;
  const later = session('scheduled', 'confirmed', '2026-11-30');

  it.each(['scheduled', 'checked_in', 'ready'])('is that of session 1 while it is %s', (state) => {
    expect(firstOf(later, session(state, 'in_use', TODAY))).toBe(TODAY);
    expect(firstOf(later, session(state, 'confirmed', TODAY))).toBe(TODAY);
  });

  it('is not that of a session that was given up, or of another plan', () => {
    expect(firstOf(later, session('held', 'in_use', TODAY), session('scheduled', 'cancelled', TODAY))).toBe(
      '2026-11-30',
    );
    expect(firstOf(session('scheduled', 'confirmed', TODAY, 'b'))).toBeNull();
  });
});

describe('the occasion of a score', () => {
  const of = (takenOn: string, others: string[], courses: CourseDays[]) => {
    const scores = [takenOn, ...others].map((on) => score(on));
    return occasionOf(scores[0]!, scores, courses);
  };

  it('is the baseline only for the one that is compared with', () => {
    expect(of('2026-10-30', ['2026-10-31'], [course({})])).toBe('before');
    expect(of('2026-10-31', ['2026-10-30'], [course({})])).toBe('baseline');
    expect(of('2026-10-10', [], [course({})])).toBe('before');
    expect(of('2026-11-03', [], [course({})])).toBe('follow_up');
  });

  it('is the baseline before session 1 as long as it would count', () => {
    expect(of('2026-11-09', [], [expected])).toBe('baseline');
    expect(of('2026-11-08', [], [expected])).toBe('before');
  });

  it('closes a course that is over, and none that goes on', () => {
    expect(of('2026-11-30', [], [completed])).toBe('closing');
    expect(of('2026-12-01', ['2026-11-30'], [completed])).toBe('follow_up');
    expect(of('2026-11-30', [], [course({})])).toBe('follow_up');
  });

  it('closes the old course before it begins a new one that has had no session', () => {
    expect(of('2026-11-30', [], [{ ...expected, expectedOn: '2026-12-07' }, completed])).toBe('closing');
  });
});

describe('a score that is due', () => {
  it('is the baseline until one counts', () => {
    expect(scoreDue(expected, [], TODAY)).toEqual({ kind: 'baseline', from: TODAY, until: null });
    expect(scoreDue(expected, [score('2026-11-08')], TODAY)?.kind).toBe('baseline');
    expect(scoreDue(expected, [score('2026-11-09', { state: 'void' })], TODAY)?.kind).toBe('baseline');
    expect(scoreDue(expected, [score('2026-11-09')], TODAY)).toBeNull();
  });

  it('is asked for within 14 days before a session 1 that is booked', () => {
    const booked = { ...expected, expectedOn: '2026-12-14' };
    expect(scoreDue(booked, [score(TODAY)], TODAY)).toEqual({
      kind: 'baseline',
      from: '2026-11-30',
      until: '2026-12-14',
    });
  });

  it('is missed once session 1 has been without one', () => {
    expect(scoreDue(course({}), [score('2026-11-03')], TODAY)?.kind).toBe('noBaseline');
    expect(scoreDue(course({}), [score('2026-11-02')], TODAY)).toBeNull();
  });

  it.each([
    ['2026-11-29', 'closingLater'],
    ['2026-11-30', 'closing'],
    ['2026-12-17', 'closing'],
    ['2026-12-18', undefined],
  ])('after the last session of 16 Nov is on %s: %s', (today, kind) => {
    expect(scoreDue(completed, [], today)?.kind).toBe(kind);
  });

  it('closes once, and only a course that was completed', () => {
    expect(scoreDue(completed, [], '2026-12-01')).toEqual({
      kind: 'closing',
      from: '2026-11-30',
      until: '2026-12-17',
    });
    expect(scoreDue(completed, [score('2026-11-30')], '2026-12-01')).toBeNull();
    expect(scoreDue(course({ state: 'discontinued' }), [], '2026-12-01')).toBeNull();
  });

  it('of several courses is the closing one of the old plan as long as its window is open', () => {
    const courses = [{ ...expected, planId: 'next' }, completed];
    const due = (today: string, scores: ScorePoint[] = []) => scoreDueOf(courses, scores, today)?.kind;
    expect(due('2026-11-29')).toBe('baseline');
    expect(due('2026-11-30')).toBe('closing');
    expect(due('2026-12-18')).toBe('baseline');
    expect(scoreDueOf([course({}), completed], [score('2026-11-02')], '2026-12-01')?.kind).toBe('closing');
    expect(scoreDueOf([], [], TODAY)).toBeNull();
  });
});
