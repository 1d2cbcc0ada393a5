import {
  costsOf,
  courseOf,
  type CourseLayer,
  groundOpenings,
  type GroundOpenings,
  isPerfect,
  lastCosts,
  lastDayOf,
  slacks,
  spacingOf,
  type Weighing,
} from './series-course.js';
import type { Openings, SeriesGround } from './series-openings.js';
import { chooseParties, type PlacedVisit } from './series-parties.js';
import { type Layer, NEVER, type Path, type Spacing } from './series-layers.js';
import { type Bounds, boundsOf, narrowed } from './series-narrowing.js';
import { cheapestPath } from './series-path.js';
import { type Anchors, keepOf, type SeriesRules, type SeriesWanted, type Trait, TRAITS } from './series-wanted.js';

export const PROPOSAL_KINDS = ['balanced', 'earliest', 'sameTime', 'sameClinician', 'sameRoom', 'later'] as const;

/** What a proposal is best at. `balanced`: everything that is preferred; `later`: begins after the ones before it. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export interface SeriesProposal {
  readonly kind: ProposalKind;
  /** The visits that were to be placed, in order. */
  readonly visits: readonly PlacedVisit[];
}

const PROPOSALS = 3;
const KIND_OF: Record<Trait, ProposalKind> = { time: 'sameTime', clinician: 'sameClinician', room: 'sameRoom' };

/** More combinations of what could be shared than this are settled one trait after the other. */
const MOST_TOGETHER = 4000;

/**
 * Up to three different series that keep every rule; none when there is no such series at all. Each is the best of its
 * kind: what the kind is named for first, then the earliest end, then what else is preferred, settled in turn.
 */
export function proposeSeries(
  ground: SeriesGround,
  wanted: SeriesWanted,
  openings: GroundOpenings = groundOpenings(ground),
): SeriesProposal[] {
  const found = new Map<string, SeriesProposal>();
  const add = (kind: ProposalKind, rules: SeriesRules, course: readonly CourseLayer[]) => {
    const visits = bestOf(ground, course, rules, kind);
    const key = visits?.map(({ from, roomId, clinicianId }) => `${from} ${roomId} ${clinicianId}`).join();
    if (visits && key !== undefined && !found.has(key)) found.set(key, { kind, visits });
    return visits !== undefined;
  };
  const course = courseOf(ground, wanted, openings);
  for (const kind of kindsFor(wanted.rules)) {
    if (found.size === PROPOSALS) break;
    if (!add(kind, wanted.rules, course)) return [];
  }
  let { notBefore } = wanted.rules;
  for (let tries = 0; found.size < PROPOSALS && tries < PROPOSALS; tries++) {
    const firsts = [...found.values()].map(({ visits }) => visits[0]?.date ?? '');
    const latest = firsts.reduce((last, date) => (date > last ? date : last), notBefore);
    const after = ground.days.find(({ date }) => date > latest);
    if (!after) break;
    notBefore = after.date;
    const rules = { ...wanted.rules, notBefore };
    if (!add('later', rules, courseOf(ground, { ...wanted, rules }, openings))) break;
  }
  return [...found.values()];
}

/** The day on which the earliest series that keeps every rule ends, YYYY-MM-DD; undefined when there is none. */
export function earliestEnd(ground: SeriesGround, wanted: SeriesWanted, openings: GroundOpenings): string | undefined {
  const course = courseOf(ground, wanted, openings);
  const must = mustOf(wanted.rules);
  const search = new AnchorSearch(course, wanted.rules, { must, first: [], rest: [] });
  const best = search.isPossible && search.cheapest({}, must);
  return best ? ground.days[lastDayOf(best.path.cost)]?.date : undefined;
}

/** What is preferred comes first; what nobody asked for only fills up. */
function kindsFor(rules: SeriesRules): ProposalKind[] {
  const wished = TRAITS.filter((trait) => keepOf(rules, trait) === 'prefer');
  const others = TRAITS.filter((trait) => keepOf(rules, trait) === 'any');
  return [
    ...(wished.length > 1 ? (['balanced'] as const) : []),
    'earliest',
    ...[...wished, ...others].map((trait) => KIND_OF[trait]),
  ];
}

function mustOf(rules: SeriesRules): Trait[] {
  return TRAITS.filter((trait) => keepOf(rules, trait) === 'must');
}

/** The best series of a kind. */
function bestOf(
  ground: SeriesGround,
  course: readonly CourseLayer[],
  rules: SeriesRules,
  kind: ProposalKind,
): PlacedVisit[] | undefined {
  const must = mustOf(rules);
  const wished = TRAITS.filter((trait) => keepOf(rules, trait) === 'prefer');
  const named = TRAITS.filter((trait) => !must.includes(trait) && KIND_OF[trait] === kind);
  const first = kind === 'balanced' ? wished : named;
  const rest = wished.filter((trait) => !first.includes(trait));
  const weigh = { must, first, rest };
  const search = new AnchorSearch(course, rules, weigh);
  const best = search.isPossible ? settle(search, weigh) : undefined;
  return best && chooseParties(ground, course, best.path.picks, best.anchors, rules);
}

/** Decides what the visits share: what must be and what comes first together if they are few, the rest in turn. */
function settle(search: AnchorSearch, { must, first, rest }: Weighing): Anchored | undefined {
  const combinations = [...must, ...first].reduce((product, trait) => product * search.values(trait).length, 1);
  const together = combinations <= MOST_TOGETHER;
  let best = search.cheapest({}, together ? [...must, ...first] : must);
  for (const trait of together ? rest : [...first, ...rest]) {
    if (best) best = search.cheapest(best.anchors, [trait]);
  }
  return best;
}

/** The places that are still looked at, and where they are in the openings of their visits. */
interface Places {
  readonly layers: readonly Layer[];
  readonly places: readonly Int32Array[];
}

interface Branch extends Places {
  readonly anchors: Anchors;
  readonly bounds: Bounds;
}

interface Anchored {
  readonly anchors: Anchors;
  readonly path: Path;
}

/** Looks for the cheapest path for given values of what the visits share. */
class AnchorSearch {
  readonly #spacing: Spacing;
  readonly #all: Places;
  readonly #values = new Map<Trait, number[]>();
  /** Whether there is any path when nothing has to be shared. */
  readonly isPossible: boolean;
  /** Index of the day on which the earliest of those ends. */
  readonly earliestDay: number;

  constructor(
    private readonly course: readonly CourseLayer[],
    rules: SeriesRules,
    private readonly weigh: Weighing,
  ) {
    this.#spacing = spacingOf(rules);
    this.#all = allPlaces(course);
    const free = this.#path(this.#branch({}, this.#all), NEVER);
    this.isPossible = free !== undefined;
    this.earliestDay = free ? lastDayOf(free.cost) : 0;
  }

  /**
   * The cheapest path with any values for the traits that are not decided yet. Branch and bound, one trait after the
   * other, what promises most first: sharing one more thing never makes a path cheaper, so values whose bound is no
   * less than the best so far are left with all that could be decided behind them.
   */
  cheapest(decided: Anchors, traits: readonly Trait[]): Anchored | undefined {
    const root = this.#branch(decided, this.#all);
    if (root.bounds.least === NEVER) return undefined;
    for (const slack of slacks(this.weigh.first.length)) {
      const best = this.#cheapestBelow(root.bounds.least + slack, root, traits);
      if (best) return best;
    }
    return undefined;
  }

  #cheapestBelow(limit: number, root: Branch, traits: readonly Trait[]): Anchored | undefined {
    let best: Anchored | undefined;
    const most = () => best?.path.cost ?? limit;
    const decide = (branch: Branch, [trait, ...others]: readonly Trait[]): void => {
      if (best && isPerfect(best.path.cost, this.earliestDay)) return;
      if (branch.bounds.least >= most()) return;
      if (trait === undefined) {
        const path = this.#path(branch, most());
        if (path && path.cost < most()) best = { anchors: branch.anchors, path };
        return;
      }
      const left = this.#left(branch, most());
      const branches = this.values(trait).map((value) => this.#branch({ ...branch.anchors, [trait]: value }, left));
      const open = branches.filter(({ bounds }) => bounds.least < most());
      for (const next of open.sort((a, b) => a.bounds.least - b.bounds.least)) decide(next, others);
    };
    decide(root, traits);
    return best;
  }

  /** What the visits could share, among the places they have; of rooms or clinicians that are free alike, the first. */
  values(trait: Trait): readonly number[] {
    const known = this.#values.get(trait);
    if (known) return known;
    const openings = new Set(this.course.flatMap((layer) => ('openings' in layer ? layer.openings : [])));
    const values = trait === 'time' ? minutesOf([...openings]) : unlike([...openings], trait);
    this.#values.set(trait, values);
    return values;
  }

  #path({ layers, places, bounds }: Branch, limit: number): Path | undefined {
    const path = cheapestPath(layers, this.#spacing, limit, bounds);
    return path && { ...path, picks: path.picks.map((pick, k) => places[k]?.[pick] ?? -1) };
  }

  /** What is left of a branch below a limit. */
  #left({ layers, places, bounds }: Branch, limit: number): Places {
    const left = narrowed(layers, this.#spacing, bounds, limit);
    return {
      layers: left.layers,
      places: left.places.map((kept, k) => kept.map((place) => places[k]?.[place] ?? -1)),
    };
  }

  #branch(anchors: Anchors, { layers, places }: Places): Branch {
    const known = new Map<Int32Array | undefined, Float64Array>();
    const priced = this.course.map((course, k): Layer => {
      const layer = layers[k];
      const own = places[k];
      if (!('openings' in course) || !layer || !own) return layer ?? NO_PLACES;
      const cost = known.get(own) ?? costsOf(course.openings, own, anchors, this.weigh);
      known.set(own, cost);
      const isLast = k === this.course.length - 1;
      return { dose: layer.dose, day: layer.day, cost: isLast ? lastCosts(layer.day, cost) : cost };
    });
    return { anchors, layers: priced, places, bounds: boundsOf(priced, this.#spacing) };
  }
}

const NO_PLACES: Layer = { dose: new Float64Array(0), day: new Int32Array(0), cost: new Float64Array(0) };

/** All places of a course; visits with the same openings share them. */
function allPlaces(course: readonly CourseLayer[]): Places {
  const known = new Map<Openings, Int32Array>();
  const places = course.map((layer) => {
    if (!('openings' in layer)) return Int32Array.of(0);
    const own = known.get(layer.openings) ?? Int32Array.from(layer.openings.day.keys());
    known.set(layer.openings, own);
    return own;
  });
  const layers = course.map((layer): Layer => {
    if (!('openings' in layer)) return layer.layer;
    return { dose: layer.openings.wall, day: layer.openings.day, cost: NO_PLACES.cost };
  });
  return { layers, places };
}

function minutesOf(openings: readonly Openings[]): number[] {
  const seen = new Set<number>();
  for (const { minute } of openings) for (const value of minute) seen.add(value);
  return [...seen].sort((a, b) => a - b);
}

/** Indices of the rooms or clinicians that are free at all, without those that are free exactly when one before them is. */
function unlike(openings: readonly Openings[], trait: 'room' | 'clinician'): number[] {
  const tables = openings.map(({ rooms, clinicians }) =>
    (trait === 'room' ? rooms : clinicians).map((row) => Buffer.from(row.buffer, row.byteOffset, row.byteLength)),
  );
  const alike = (a: number, b: number) => tables.every((rows) => rows[a]?.equals(rows[b] ?? Buffer.of()));
  const found: number[] = [];
  for (const index of tables[0]?.keys() ?? []) {
    if (!tables.some((rows) => rows[index]?.includes(1))) continue;
    if (!found.some((other) => alike(other, index))) found.push(index);
  }
  return found;
}
