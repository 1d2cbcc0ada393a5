import { dealt, type Random } from './random.js';

/** What became of a plan, by its primary measure (domain.md 1.5). */
export type Outcome = 'remission' | 'response' | 'partial' | 'worse';

/** Shares of the cohorts in domain.md 1.7: remission 24 %, response (remission included) 50 %, worse 7 %. */
const OUTCOMES = [
  ['remission', 24],
  ['response', 26],
  ['partial', 43],
  ['worse', 7],
] as const satisfies readonly (readonly [Outcome, number])[];

const MEAN = 15;
const DEVIATION = 4;
const HIGHEST = 21;
const LOWEST = 8;

/** Baseline totals of `count` plans: mean 15, deviation 4 (domain.md 1.7), each within what the form can reach. */
export function baselines(random: Random, count: number): number[] {
  const totals = Array.from({ length: count }, (_, index) => {
    const total = Math.round(MEAN + 0.2 + DEVIATION * quantile((index + 0.5) / count));
    return Math.min(HIGHEST, Math.max(LOWEST, total));
  });
  return random.shuffled(totals);
}

/** An outcome for each baseline, in the shares of the cohorts, none that the form cannot show for that baseline. */
export function outcomesFor(random: Random, totals: readonly number[]): Outcome[] {
  const outcomes = dealt(random, totals.length, OUTCOMES);
  outcomes.forEach((outcome, index) => {
    if (canShow(totals[index], outcome)) return;
    const other = outcomes.findIndex((wish, place) => canShow(totals[index], wish) && canShow(totals[place], outcome));
    if (other < 0) return;
    outcomes[index] = outcomes[other] ?? outcome;
    outcomes[other] = outcome;
  });
  return outcomes;
}

function canShow(baseline = 0, outcome: Outcome): boolean {
  if (outcome === 'worse') return baseline <= HIGHEST - 4;
  return outcome === 'partial' || baseline >= 10;
}

/** A closing total that is what the outcome says against the baseline; the nearest that can be for a low baseline. */
export function closingTotal(random: Random, baseline: number, outcome: Outcome): number {
  const half = Math.floor(baseline / 2);
  switch (outcome) {
    case 'remission':
      return random.between(Math.max(0, Math.min(4, half) - 2), Math.min(4, half));
    case 'response':
      return half <= 5 ? half : random.between(Math.max(5, half - 2), half);
    case 'partial':
      return Math.min(HIGHEST, random.between(Math.max(half + 1, baseline - 4), baseline + 1));
    case 'worse':
      return Math.min(HIGHEST, baseline + random.between(4, 5));
  }
}

/** Seven answers of 0 to 3 that add up to the total. */
export function itemsOf(random: Random, total: number): number[] {
  const items = [0, 0, 0, 0, 0, 0, 0];
  for (let left = total; left > 0;) {
    const place = random.between(0, 6);
    if ((items[place] ?? 3) === 3) continue;
    items[place] = (items[place] ?? 0) + 1;
    left--;
  }
  return items;
}

/** Quantile of the standard normal distribution (Hastings' approximation, error below 0.0005). */
function quantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  const value =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return probability < 0.5 ? -value : value;
}
