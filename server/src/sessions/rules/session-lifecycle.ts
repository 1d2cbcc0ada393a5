import { assertOfThisDay, type ThisDay } from '../../scheduling/rules/this-day.js';
import { sessionError } from './session-errors.js';

/** Session of domain.md 5.2. `checked_in -> scheduled` corrects a slip at the desk (decision 11). */
export const SESSION_TRANSITIONS = {
  scheduled: ['checked_in', 'cancelled', 'no_show', 'rescheduled'],
  checked_in: ['ready', 'held', 'cancelled', 'scheduled'],
  ready: ['in_session', 'held'],
  held: ['rescheduled', 'cancelled'],
  in_session: ['aborted', 'recovering'],
  aborted: ['recovering'],
  recovering: ['discharged'],
  discharged: ['closed'],
  closed: [],
  cancelled: [],
  no_show: [],
  rescheduled: [],
} as const satisfies Record<string, readonly string[]>;

export type SessionState = keyof typeof SESSION_TRANSITIONS;

/** States in which a session no longer takes its slot: it never counts and the slot is open again. */
export const GIVEN_UP: readonly SessionState[] = ['cancelled', 'no_show', 'held', 'rescheduled'];

/** States in which the session is over for the patient. */
export const DONE: readonly SessionState[] = ['discharged', 'closed'];

const AT_THE_CHAIR: readonly SessionState[] = ['in_session', 'aborted', 'recovering'];

export function canBecome(from: SessionState, to: SessionState): boolean {
  return (SESSION_TRANSITIONS[from] as readonly SessionState[]).includes(to);
}

/** @throws session.wrongState */
export function assertMayBecome(from: SessionState, to: SessionState): void {
  if (canBecome(from, to)) return;
  throw sessionError('session.wrongState', {
    detail: `A session that is ${words(from)} cannot become ${words(to)}.`,
    facts: { from, to },
  });
}

/**
 * Takes back a check-in: the patient is not here after all. A reading that was taken says that somebody was.
 * @throws session.wrongState
 */
export function assertMayUndoCheckIn(from: SessionState, readings: number): void {
  assertMayBecome(from, 'scheduled');
  if (readings === 0) return;
  throw sessionError('session.wrongState', {
    detail: 'A reading was taken, so the patient was here. Put the session on hold instead.',
    facts: { from, readings },
  });
}

/** Whether a session can be given another time or room: before it has its room, or after it was held. */
function isMovable(state: SessionState): boolean {
  return state === 'checked_in' || canBecome(state, 'rescheduled');
}

/** For a patient who is here only of this day. @throws session.wrongState, booking.notThisDay */
export function assertMovable(state: SessionState, startsAt: Date, today: ThisDay): void {
  if (!isMovable(state)) assertMayBecome(state, 'rescheduled');
  if (state === 'checked_in') assertOfThisDay(startsAt, today);
}

/** Whether a session holds its slot of the plan, now or for good. */
export function takesSlot(session: { readonly state: SessionState; readonly countsTowardPlan: boolean }): boolean {
  return session.countsTowardPlan && !GIVEN_UP.includes(session.state);
}

export function acceptsReadings(state: SessionState): boolean {
  return state === 'checked_in' || state === 'ready' || AT_THE_CHAIR.includes(state) || state === 'discharged';
}

/** At the chair; after it only what a record that cannot be signed still lacks. */
export function acceptsDoses(state: SessionState, dosed: boolean): boolean {
  return AT_THE_CHAIR.includes(state) || (state === 'discharged' && !dosed);
}

export function acceptsAnswers(state: SessionState): boolean {
  return state === 'scheduled' || state === 'checked_in' || state === 'ready';
}

/** How far a session is within its state. */
export interface Progress {
  readonly recoveryEnded: boolean;
  /** Something was given, or it was aborted (rules/dose-given.ts). */
  readonly dosed: boolean;
}

/** What may be done with a session now, by route verb; who may do it is decided by the permission table. */
export function sessionCommands(state: SessionState, { recoveryEnded, dosed }: Progress): string[] {
  return offered({
    ...atTheDesk(state),
    ready: canBecome(state, 'ready'),
    start: canBecome(state, 'in_session'),
    vitals: acceptsReadings(state),
    dose: acceptsDoses(state, dosed),
    abort: canBecome(state, 'aborted'),
    recovery: canBecome(state, 'recovering') && dosed,
    integration: state === 'recovering' && !recoveryEnded,
    discharge: canBecome(state, 'discharged') && dosed,
    close: canBecome(state, 'closed') && dosed,
    hold: canBecome(state, 'held'),
    note: AT_THE_CHAIR.includes(state) || DONE.includes(state),
  });
}

/** What may be done with a session at the desk: its state alone decides. */
export function receptionCommands(state: SessionState): string[] {
  return offered(atTheDesk(state));
}

function atTheDesk(state: SessionState): Record<string, boolean> {
  return {
    checkIn: canBecome(state, 'checked_in'),
    undoCheckIn: canBecome(state, 'scheduled'),
    readiness: acceptsAnswers(state),
    cancel: canBecome(state, 'cancelled'),
    noShow: canBecome(state, 'no_show'),
    move: isMovable(state),
  };
}

function offered(commands: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(commands).filter((command) => commands[command]);
}

function words(state: SessionState): string {
  return state.replace('_', ' ').replace('no show', 'a no-show');
}
