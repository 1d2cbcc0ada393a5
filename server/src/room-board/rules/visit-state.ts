/** How far a visit is, in the words of the board. Says nothing clinical: an aborted session is still in session. */
export const VISIT_STATES = [
  'scheduled',
  'arrived',
  'ready',
  'in_session',
  'recovering',
  'integration',
  'discharged',
  'held',
  'cancelled',
  'no_show',
] as const;

export type VisitState = (typeof VISIT_STATES)[number];

export interface VisitFacts {
  readonly bookingState: string;
  /** State of the session or consultation that the booking is for. */
  readonly purposeState: string | null;
  readonly recoveryEndedAt: Date | null;
}

const BY_PURPOSE: Readonly<Record<string, VisitState>> = {
  scheduled: 'scheduled',
  checked_in: 'arrived',
  ready: 'ready',
  in_progress: 'in_session',
  in_session: 'in_session',
  aborted: 'in_session',
  recovering: 'recovering',
  completed: 'discharged',
  signed: 'discharged',
  discharged: 'discharged',
  closed: 'discharged',
  held: 'held',
  cancelled: 'cancelled',
  rescheduled: 'cancelled',
  no_show: 'no_show',
};

const BY_BOOKING: Readonly<Record<string, VisitState>> = {
  in_use: 'in_session',
  turnover: 'discharged',
  released: 'discharged',
  cancelled: 'cancelled',
  no_show: 'no_show',
};

/** State of a visit from its record, or from its booking when the record is not there. */
export function visitState({ bookingState, purposeState, recoveryEndedAt }: VisitFacts): VisitState {
  if (bookingState === 'cancelled' && purposeState !== 'held') return 'cancelled';
  const state = BY_PURPOSE[purposeState ?? ''] ?? BY_BOOKING[bookingState] ?? 'scheduled';
  return state === 'recovering' && recoveryEndedAt !== null ? 'integration' : state;
}

/** Whether the patient is in the house: arrived and not yet gone. */
export function isPresent(state: VisitState): boolean {
  return ['arrived', 'ready', 'in_session', 'recovering', 'integration'].includes(state);
}

/** Whether the visit takes its room on the board. */
export function takesRoom(state: VisitState): boolean {
  return state !== 'cancelled' && state !== 'no_show' && state !== 'held';
}
