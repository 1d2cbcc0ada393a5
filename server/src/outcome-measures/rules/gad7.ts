import { scoreError } from './score-errors.js';

/**
 * GAD-7 (Spitzer et al. 2006): 7 items, each 0 "not at all" to 3 "nearly every day" over the last 2 weeks, total 0 to
 * 21. Pfizer asks for no permission to reproduce it (S67), so its text may be shown.
 */
export const GAD7_ITEMS = [
  'Feeling nervous, anxious, or on edge',
  'Not being able to stop or control worrying',
  'Worrying too much about different things',
  'Trouble relaxing',
  'Being so restless that it is hard to sit still',
  'Becoming easily annoyed or irritable',
  'Feeling afraid, as if something awful might happen',
] as const;

export const GAD7_ANSWERS = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'] as const;

export const GAD7_MAX = 21;

/** Days that the questions look back on. */
export const GAD7_RECALL_DAYS = 14;

/** Smallest change that matters to patients (Toussaint 2020, S65). */
export const GAD7_MCID = 4;

/** A total from here on can go into remission, and screens positive (S64, S66). */
export const GAD7_CUT_OFF = 10;

export type Gad7Band = 'minimal' | 'mild' | 'moderate' | 'severe';

/** Bands at 5, 10 and 15 (S64). */
export function gad7Band(total: number): Gad7Band {
  if (total >= 15) return 'severe';
  if (total >= 10) return 'moderate';
  return total >= 5 ? 'mild' : 'minimal';
}

/**
 * Sum of the seven answers. An incomplete form has no total; nothing is filled in for a missing answer (invariant 12).
 * @throws score.incomplete, score.outOfRange
 */
export function gad7Total(items: readonly (number | null)[]): number {
  const missing = GAD7_ITEMS.flatMap((_, index) => (typeof items[index] === 'number' ? [] : [`items.${index}`]));
  if (missing.length > 0 || items.length !== GAD7_ITEMS.length) {
    throw scoreError('score.incomplete', {
      fieldErrors: Object.fromEntries(missing.map((path) => [path, ['Choose an answer.']])),
    });
  }
  const answers = items as readonly number[];
  if (answers.some((answer) => !Number.isInteger(answer) || answer < 0 || answer > 3)) {
    throw scoreError('score.outOfRange', { detail: 'Each answer of the GAD-7 is 0, 1, 2 or 3.' });
  }
  return answers.reduce((sum, answer) => sum + answer, 0);
}

/**
 * Total to keep: of the items when they were given, else the one read off the paper form.
 * @throws score.incomplete, score.outOfRange, score.totalDiffers
 */
export function gad7Result(given: { readonly total?: number; readonly items?: readonly (number | null)[] }): number {
  if (given.items) {
    const total = gad7Total(given.items);
    if (given.total !== undefined && given.total !== total) {
      throw scoreError('score.totalDiffers', { detail: `The items add up to ${total}, not ${given.total}.` });
    }
    return total;
  }
  const { total } = given;
  if (total === undefined) {
    throw scoreError('score.incomplete', { fieldErrors: { total: ['Enter the total or answer the seven items.'] } });
  }
  if (!Number.isInteger(total) || total < 0 || total > GAD7_MAX) {
    throw scoreError('score.outOfRange', { fieldErrors: { total: ['Enter a whole number from 0 to 21.'] } });
  }
  return total;
}
