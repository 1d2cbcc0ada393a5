/** Minutes of each phase of a visit, in their order. Turnover takes the room only. */
export interface VisitPhases {
  readonly prep: number;
  readonly session: number;
  readonly recovery: number;
  readonly integration: number;
  readonly turnover: number;
  /** What this kind of visit needs of turnover at least, whatever the room does with. */
  readonly leastTurnover?: number;
}

export type PhaseName = keyof Omit<VisitPhases, 'leastTurnover'>;

/** What is booked on the calendar, in the order of a course of treatment. */
export const BOOKED_PURPOSES = ['first_session', 'session', 'booster', 'consultation'] as const;
export type BookedPurpose = (typeof BOOKED_PURPOSES)[number];

/** What a visit is for, as far as its length depends on it; in the same order. */
export const VISIT_PURPOSES = [...BOOKED_PURPOSES, 'integration_follow_on'] as const;
export type VisitPurpose = (typeof VISIT_PURPOSES)[number];

/** Proposed defaults of domain.md 1.2: a 120-minute room block around 45 minutes of session. */
export const SESSION_PHASES: VisitPhases = { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 };

/** A first session has 15 more minutes of preparation (domain.md 1.2). */
export const FIRST_SESSION_PHASES: VisitPhases = { ...SESSION_PHASES, prep: 30 };

/** A consultation is one hour of conversation; it has no phases of dosing. */
export const CONSULTATION_PHASES: VisitPhases = { prep: 0, session: 60, recovery: 0, integration: 0, turnover: 15 };

/** Minutes of some of the phases. */
export function minutesOf(phases: VisitPhases, named: readonly PhaseName[]): number {
  return named.reduce((sum, name) => sum + phases[name], 0);
}

/** Minutes that patient and clinician are there. */
export function visitMinutes(phases: VisitPhases): number {
  return minutesOf(phases, ['prep', 'session', 'recovery', 'integration']);
}

/** A visit takes its room for at most 12 hours: the bound that the table of bookings keeps. */
export const LONGEST_BLOCK_MINUTES = 12 * 60;
