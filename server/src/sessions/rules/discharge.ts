import { sessionError } from './session-errors.js';

/** Points needed to be discharged (S38, S39). */
export const DISCHARGE_THRESHOLD = 9;

/** MOAA/S that means awake (S41). */
const ALERT = 5;

/** Five items of 0 to 2 points each; 10 in all. */
export const DISCHARGE_SCALES = {
  /** Modified Aldrete (S38). */
  aldrete: {
    label: 'Modified Aldrete',
    items: {
      activity: 'Activity',
      respiration: 'Respiration',
      circulation: 'Circulation',
      consciousness: 'Consciousness',
      saturation: 'Saturation',
    },
  },
  /** Modified PADSS (S39, S40); nothing bleeds here, so that item scores 2. */
  padss: {
    label: 'Modified PADSS',
    items: { vitals: 'Vitals', gait: 'Gait and orientation', pain: 'Pain', nausea: 'Nausea', bleeding: 'Bleeding' },
  },
} as const;

export type DischargeScale = keyof typeof DISCHARGE_SCALES;

/** @throws session.notDischargeable (409) when the items are not those of the scale, each 0 to 2 */
export function dischargeScore(scale: DischargeScale, items: Readonly<Record<string, number>>): number {
  const keys = Object.keys(DISCHARGE_SCALES[scale].items);
  const points = keys.flatMap((key) => items[key] ?? []);
  const complete = points.length === keys.length && Object.keys(items).length === keys.length;
  if (!complete || !points.every((value) => value === 0 || value === 1 || value === 2)) {
    throw sessionError('session.notDischargeable', { detail: 'Score every item of the scale with 0, 1 or 2.' });
  }
  return points.reduce<number>((sum, value) => sum + value, 0);
}

export interface DischargeFacts {
  readonly recoveryStartedAt: Date | null;
  /** Newest reading that stands. */
  readonly lastReading: { readonly measuredAt: Date; readonly sedation: number | null } | undefined;
  readonly openAdverseEvents: number;
  readonly score: number | null;
  readonly escortName: string | null;
  readonly escortPresent: boolean;
  readonly walksUnaided: boolean;
  readonly instructionsGiven: boolean;
}

export interface DischargeCheck {
  readonly key: string;
  readonly label: string;
  readonly done: boolean;
}

/** The checklist of a discharge (S9, S10, S38; invariant 9), each item done or not. */
export function dischargeChecklist(facts: DischargeFacts): DischargeCheck[] {
  const { recoveryStartedAt, lastReading } = facts;
  const inRecovery = recoveryStartedAt !== null && !!lastReading && lastReading.measuredAt >= recoveryStartedAt;
  return [
    { key: 'vitals', label: 'Vitals taken in recovery', done: inRecovery },
    { key: 'alert', label: 'Alert, MOAA/S 5', done: inRecovery && lastReading.sedation === ALERT },
    { key: 'adverse', label: 'No open adverse event', done: facts.openAdverseEvents === 0 },
    {
      key: 'score',
      label: `Score at least ${DISCHARGE_THRESHOLD} of 10`,
      done: (facts.score ?? 0) >= DISCHARGE_THRESHOLD,
    },
    { key: 'walks', label: 'Walks unaided', done: facts.walksUnaided },
    { key: 'instructions', label: 'Written instructions given', done: facts.instructionsGiven },
    { key: 'escort', label: 'Escort present', done: facts.escortPresent && !!facts.escortName },
  ];
}

/** @throws session.notDischargeable naming everything that is missing (`facts.checks`) */
export function assertDischargeable(checks: readonly DischargeCheck[]): void {
  const missing = checks.filter((check) => !check.done);
  if (missing.length === 0) return;
  throw sessionError('session.notDischargeable', {
    detail: `Missing: ${missing.map((check) => check.label).join('; ')}.`,
    facts: { checks: missing.map((check) => check.key) },
  });
}
