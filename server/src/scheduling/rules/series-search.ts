import {
  costsOf,
  courseOf,
  type CourseLayer,
  groundOpenings,
  type GroundOpenings,
  isPerfect,
  lastCosts,
  lastDayOf,
  spacingOf,
  type Weighing,
} from './series-course.js';
import type { Openings, SeriesGround } from './series-openings.js';
import { chooseParties, type PlacedVisit } from './series-parties.js';
import { type Layer, NEVER, type Path, type Spacing } from './series-layers.js';
import { type Bounds, boundsOf } from './series-narrowing.js';
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

interface Branch {
  readonly anchors: Anchors;
  readonly layers: readonly Layer[];
  readonly bounds: Bounds;
}

interface Anchored {
  readonly anchors: Anchors;
  readonly path: Path;
}

/** Looks for the cheapest path for given values of what the visits share. */
class AnchorSearch {
  readonly #spacing: Spacing;
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
    const { layers, bounds } = this.#branch({});
    const free = cheapestPath(layers, this.#spacing, NEVER, bounds);
    this.isPossible = free !== undefined;
    this.earliestDay = free ? lastDayOf(free.cost) : 0;
  }

  /**
   * The cheapest path with any values for the traits that are not decided yet. Branch and bound, one trait after the
   * other, what promises most first: sharing one more thing never makes a path cheaper, so values whose bound is no
   * less than the best so far are left with all that could be decided behind them.
   */
  cheapest(decided: Anchors, traits: readonly Trait[]): Anchored | undefined {
    let best: Anchored | undefined;
    const decide = ({ anchors, layers, bounds }: Branch, open: readonly Trait[]): void => {
      if (best && (bounds.least >= best.path.cost || isPerfect(best.path.cost, this.earliestDay))) return;
      const [trait, ...others] = open;
      if (trait === undefined) {
        const path = cheapestPath(layers, this.#spacing, best?.path.cost, bounds);
        if (path && !(best && path.cost >= best.path.cost)) best = { anchors, path };
        return;
      }
      const branches = this.values(trait).map((value) => this.#branch({ ...anchors, [trait]: value }));
      branches.sort((a, b) => (a.bounds.least === b.bounds.least ? 0 : a.bounds.least - b.bounds.least));
      for (const branch of branches) if (branch.bounds.least < NEVER) decide(branch, others);
    };
    decide(this.#branch(decided), traits);
    return best;
  }

  /** What the visits could share, among the places they have. */
  values(trait: Trait): readonly number[] {
    const known = this.#values.get(trait);
    if (known) return known;
    const seen = new Set<number>();
    for (const layer of this.course) {
      if (!('openings' in layer)) continue;
      const { minute, rooms, clinicians } = layer.openings;
      if (trait === 'time') minute.forEach((value) => seen.add(value));
      else (trait === 'room' ? rooms : clinicians).forEach((row, index) => row.includes(1) && seen.add(index));
    }
    const values = [...seen].sort((a, b) => a - b);
    this.#values.set(trait, values);
    return values;
  }

  #branch(anchors: Anchors): Branch {
    const known = new Map<Openings, Float64Array>();
    const layers = this.course.map((layer, k): Layer => {
      if (!('openings' in layer)) return layer.layer;
      const { openings } = layer;
      const cost = known.get(openings) ?? costsOf(openings, anchors, this.weigh);
      known.set(openings, cost);
      const isLast = k === this.course.length - 1;
      return { dose: openings.dose, day: openings.day, cost: isLast ? lastCosts(openings, cost) : cost };
    });
    return { anchors, layers, bounds: boundsOf(layers, this.#spacing) };
  }
}
