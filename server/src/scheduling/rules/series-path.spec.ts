import { seeded } from '../../../test/seeded.js';
import type { Layer, Path, Spacing } from './series-layers.js';
import { cheapestPath } from './series-path.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('cheapest path', () => {
  it('costs what trying everything costs, on 600 small cases', () => {
    let [solved, bound] = [0, 0];
    for (let seed = 1; seed <= 600; seed++) {
      const { layers, spacing } = randomCase(seed);
      const [found, best] = [cheapestPath(layers, spacing), byTrying(layers, spacing)];
      expect({ seed, cost: found?.cost }).toEqual({ seed, cost: best?.cost });
      if (!found) continue;
      solved += 1;
      expect({ seed, keeps: keeps(layers, found.picks, spacing) }).toEqual({ seed, keeps: true });
      const free = cheapestPath(layers, { ...spacing, maxPerWeek: null });
      if (free && free.cost < found.cost) bound += 1;
    }
    // The cases are worth trying only when many can be solved and the weekly limit costs something in some of them.
    expect(solved).toBeGreaterThan(200);
    expect(bound).toBeGreaterThan(20);
  });

  it('takes the earliest of equally cheap places', () => {
    const layer = layerOf([0, 24, 48, 72, 96], [0, 0, 0, 0, 0]);
    const spacing = { minGap: 48 * HOUR, maxGapDays: 4, maxPerWeek: null };
    expect(cheapestPath([layer, layer, layer], spacing)).toEqual({ cost: 0, picks: [0, 2, 4] });
    expect(cheapestPath([layer, layer, layer, layer], spacing)).toBeUndefined();
  });

  it('holds four doses seven days apart to the minute where three a week are allowed', () => {
    const layer = layerOf([0, 48, 96, 144, 167, 168], [0, 0, 0, 0, 0, 0]);
    const spacing = { minGap: 48 * HOUR, maxGapDays: 4, maxPerWeek: 3 };
    expect(cheapestPath([layer, layer, layer, layer], spacing)?.picks).toEqual([0, 1, 2, 5]);
    expect(cheapestPath([layer, layer, layer, layer], { ...spacing, maxPerWeek: null })?.picks).toEqual([0, 1, 2, 3]);
  });

  it('goes on from visits that stay although they lie closer than the rule', () => {
    const fixed = (hour: number): Layer => ({ ...layerOf([hour], [0]), fixed: true });
    const open = layerOf([24, 96, 120], [0, 0, 0]);
    const spacing = { minGap: 48 * HOUR, maxGapDays: 4, maxPerWeek: 3 };
    expect(cheapestPath([fixed(0), fixed(24), open], spacing)?.picks).toEqual([0, 0, 1]);
  });
});

function randomCase(seed: number): { layers: Layer[]; spacing: Spacing } {
  const random = seeded(seed);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const minGap = pick([20, 24, 46, 48, 48, 60]);
  const spacing = {
    ...{ minGap: minGap * HOUR, maxGapDays: Math.ceil(minGap / 24) + pick([0, 1, 2, 3]) },
    maxPerWeek: pick([null, 2, 3, 3, 3]),
  };
  // Also costs as far apart as those of a search, which are bounded group by group.
  const unit = () => (seed % 2 === 0 ? 1 : pick([1, 1e4, 1e8]));
  const layers = Array.from({ length: 3 + Math.floor(random() * 3) }, () => {
    const hours = Array.from({ length: 24 * 14 }, (_, hour) => hour).filter(
      (hour) => hour % 24 > 8 && hour % 24 < 18 && random() < 0.08,
    );
    return layerOf(
      hours,
      hours.map(() => (random() < 0.1 ? Infinity : Math.floor(random() * 6) * unit())),
    );
  });
  return { layers, spacing };
}

function layerOf(hours: readonly number[], cost: readonly number[]): Layer {
  return {
    dose: Float64Array.from(hours, (hour) => hour * HOUR),
    day: Int32Array.from(hours, (hour) => Math.floor(hour / 24)),
    cost: Float64Array.from(cost),
  };
}

function byTrying(layers: readonly Layer[], spacing: Spacing): Path | undefined {
  let best: Path | undefined;
  const walk = (picks: readonly number[], cost: number): void => {
    if (cost === Infinity || (best && cost >= best.cost) || !keeps(layers, picks, spacing)) return;
    if (picks.length === layers.length) best = { cost, picks };
    else layers[picks.length]?.cost.forEach((own, place) => walk([...picks, place], cost + own));
  };
  walk([], 0);
  return best;
}

function keeps(layers: readonly Layer[], picks: readonly number[], spacing: Spacing): boolean {
  const doses = picks.map((pick, k) => layers[k]?.dose[pick] ?? NaN);
  const days = picks.map((pick, k) => layers[k]?.day[pick] ?? NaN);
  return doses.every((dose, k) => {
    const [before, dayBefore, day] = [doses[k - 1], days[k - 1], days[k]];
    if (before === undefined || dayBefore === undefined || day === undefined) return true;
    const inWeek = doses.slice(0, k + 1).filter((other) => dose - other < 7 * DAY).length;
    return (
      dose - before >= spacing.minGap &&
      day - dayBefore <= spacing.maxGapDays &&
      inWeek <= (spacing.maxPerWeek ?? Infinity)
    );
  });
}
