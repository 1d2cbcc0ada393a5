import { boosterDue, type Course } from './booster-due.js';

const TODAY = '2026-11-23';
const score = (takenOn: string, total: number, state: 'completed' | 'void' = 'completed') => ({
  ...{ id: `${takenOn}-${total}`, takenOn, total, state, recordedAt: new Date(`${takenOn}T12:00:00Z`) },
});
const course = (values: Partial<Course> = {}): Course => ({
  ...{ baseline: 18, planEndedOn: '2026-08-01', doseDates: ['2026-07-10', '2026-08-01'], recommendedOn: [] },
  scores: [score('2026-08-20', 6), score('2026-11-20', 12)],
  ...values,
});
const due = (values: Partial<Course> = {}) => boosterDue(course(values), TODAY);
const after = (best: number, total: number, baseline: number | null = 18) =>
  due({ baseline, scores: [score('2026-08-20', best), score('2026-11-20', total)] });

describe('a review of boosters is due', () => {
  it('when the score rose by 4 points and a quarter above the best since the plan', () => {
    expect(due()).toEqual({ on: '2026-11-20', rise: 6, best: 6, total: 12 });
    expect(after(4, 7, null)).toBeNull();
    expect(after(4, 8, null)).toMatchObject({ rise: 4 });
    expect(after(17, 21, null)).toBeNull();
    expect(after(16, 20, null)).toMatchObject({ rise: 4 });
  });

  it('when the patient fell out of response without such a rise', () => {
    expect(after(9, 10)).toEqual({ on: '2026-11-20', rise: null, best: 9, total: 10 });
    expect(after(9, 9)).toBeNull();
    expect(after(10, 11)).toBeNull();
  });

  it('not without a score to compare with, on void ones, or on one from during the plan', () => {
    expect(due({ scores: [score('2026-11-20', 19)] })).toBeNull();
    expect(due({ scores: [score('2026-08-20', 6, 'void'), score('2026-11-20', 12)] })).toBeNull();
    expect(due({ scores: [score('2026-07-20', 3), score('2026-11-20', 12)] })).toBeNull();
    expect(due({ scores: [] })).toBeNull();
  });

  it('not on a score whose two weeks reach over a dose', () => {
    expect(due({ scores: [score('2026-08-10', 3), score('2026-11-20', 12)] })).toBeNull();
    expect(due({ doseDates: ['2026-08-01', '2026-11-10'] })).toBeNull();
  });

  it('not on a score that is three months old, or lies ahead', () => {
    const scores = [score('2026-08-20', 6), score('2026-08-25', 12)];
    expect(boosterDue(course({ scores }), '2026-11-23')).not.toBeNull();
    expect(boosterDue(course({ scores }), '2026-11-24')).toBeNull();
    expect(boosterDue(course(), '2026-11-19')).toBeNull();
  });

  it('not twice in one episode, whatever became of the first recommendation', () => {
    const scores = [score('2026-08-20', 6), score('2026-10-01', 12), score('2026-11-20', 13)];
    expect(due({ scores })).toMatchObject({ total: 13 });
    expect(due({ scores, recommendedOn: ['2026-10-02'] })).toBeNull();
    expect(due({ scores, recommendedOn: ['2026-10-01'] })).toBeNull();
    expect(due({ scores, recommendedOn: ['2026-09-01'] })).toMatchObject({ total: 13 });
  });

  it('again in a new episode: after a score that was well, or after a dose', () => {
    const relapsed = [score('2026-08-20', 6), score('2026-09-20', 12), score('2026-10-20', 6), score('2026-11-20', 12)];
    expect(due({ scores: relapsed, recommendedOn: ['2026-09-21'] })).toMatchObject({ total: 12 });
    const dosed = [score('2026-08-20', 6), score('2026-09-20', 12), score('2026-11-20', 12)];
    const boosted = { scores: dosed, doseDates: ['2026-08-01', '2026-10-15'] };
    expect(due({ ...boosted, recommendedOn: ['2026-09-21'] })).toMatchObject({ total: 12 });
  });
});
