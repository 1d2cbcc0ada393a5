import type { VisitPhases } from './visit-phases.js';

/** How much somebody cares that all visits share a start time, a room or a clinician. */
export type Keep = 'any' | 'prefer' | 'must';

export const KEEPS = ['any', 'prefer', 'must'] as const satisfies readonly Keep[];

/** What the visits of a series have to keep. Dates and times are the clinic's. */
export interface SeriesRules {
  /** First and last day on which a visit may be, YYYY-MM-DD. */
  readonly notBefore: string;
  readonly finishBy: string;
  /** Hours of the clinic's clock from dose to dose, at least. */
  readonly minGapHours: number;
  /** Calendar days from one visit to the next, at most. */
  readonly maxGapDays: number;
  /** Doses in any seven days, at most, 2 or more; null = no such limit. */
  readonly maxPerWeek: number | null;
  /** 1 = Monday ... 7 = Sunday */
  readonly weekdays: readonly number[];
  /** First and last start, minutes after midnight. */
  readonly startsFrom: number;
  readonly startsUntil: number;
  /** Days on which the patient cannot come, both ends included. */
  readonly away: readonly DateRange[];
  /** Only this clinician; null = anybody. */
  readonly clinicianId: string | null;
  readonly sameTime: Keep;
  readonly sameRoom: Keep;
  readonly sameClinician: Keep;
}

export interface DateRange {
  /** YYYY-MM-DD */
  readonly from: string;
  readonly until: string;
}

/** A visit of the series in its order: one to be placed, or one that is booked and stays. */
export type SeriesVisit = VisitToPlace | VisitInPlace;

export interface VisitToPlace {
  readonly ordinal: number;
  readonly phases: VisitPhases;
}

export interface VisitInPlace {
  readonly ordinal: number;
  /** Epoch ms */
  readonly dose: number;
}

export interface SeriesWanted {
  readonly visits: readonly SeriesVisit[];
  /** Dose starts of the patient before the first visit to be placed, epoch ms, ascending. */
  readonly doses: readonly number[];
  readonly rules: SeriesRules;
}

/** What the visits of a series may share. */
export type Trait = 'time' | 'clinician' | 'room';

export const TRAITS = ['time', 'clinician', 'room'] as const satisfies readonly Trait[];

/** How much the rules care for a trait. */
export function keepOf({ sameTime, sameRoom, sameClinician }: SeriesRules, trait: Trait): Keep {
  return { time: sameTime, room: sameRoom, clinician: sameClinician }[trait];
}

/** What is shared as far as it is decided: minute after midnight, index of a clinician, index of a room. */
export type Anchors = { readonly [trait in Trait]?: number };
