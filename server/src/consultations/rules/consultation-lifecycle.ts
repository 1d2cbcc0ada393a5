import { assertOfThisDay, type ThisDay } from '../../scheduling/rules/this-day.js';
import { consultationError } from './consultation-errors.js';

/** Consultation of domain.md 5.2. `checked_in -> scheduled` corrects a slip at the desk (decision 11). */
export const CONSULTATION_TRANSITIONS = {
  scheduled: ['checked_in', 'cancelled', 'no_show'],
  checked_in: ['in_progress', 'scheduled'],
  in_progress: ['completed'],
  completed: ['signed'],
  signed: [],
  cancelled: [],
  no_show: [],
} as const satisfies Record<string, readonly string[]>;

export type ConsultationState = keyof typeof CONSULTATION_TRANSITIONS;

const COMMANDS = {
  'check-in': 'checked_in',
  'undo-check-in': 'scheduled',
  start: 'in_progress',
  complete: 'completed',
  sign: 'signed',
  cancel: 'cancelled',
  'no-show': 'no_show',
} as const satisfies Record<string, ConsultationState>;

/** @throws consultation.wrongState */
export function assertConsultationMove(from: ConsultationState, to: ConsultationState): void {
  if (!(CONSULTATION_TRANSITIONS[from] as readonly ConsultationState[]).includes(to)) {
    throw consultationError('consultation.wrongState', {
      detail: `A consultation that is ${from.replace('_', ' ')} cannot become ${to.replace('_', ' ')}.`,
      facts: { state: from },
    });
  }
}

/** What was written may be changed until it is signed, from the moment the conversation begins. */
export function isEditable(state: ConsultationState): boolean {
  return state === 'in_progress' || state === 'completed';
}

/** States before anybody is in the room. */
const MOVABLE: readonly ConsultationState[] = ['scheduled', 'checked_in'];

/**
 * Another time, room or clinician: only before the conversation, and for a patient who is here only of this day.
 * @throws consultation.wrongState, booking.notThisDay
 */
export function assertConsultationMovable(state: ConsultationState, startsAt: Date, today: ThisDay): void {
  if (state === 'checked_in') assertOfThisDay(startsAt, today);
  if (MOVABLE.includes(state)) return;
  throw consultationError('consultation.wrongState', {
    detail: `A consultation that is ${state.replace('_', ' ')} cannot be moved.`,
    facts: { state },
  });
}

/** Commands that the state allows. */
export function consultationCommands(state: ConsultationState): string[] {
  const commands: string[] = Object.entries(COMMANDS)
    .filter(([, to]) => (CONSULTATION_TRANSITIONS[state] as readonly ConsultationState[]).includes(to))
    .map(([command]) => command);
  if (MOVABLE.includes(state)) commands.push('move');
  if (isEditable(state)) commands.push('edit');
  return commands;
}

/** What happens at the desk: all that whoever may not read the record can do with it. */
const RECEPTION: readonly string[] = ['check-in', 'undo-check-in', 'move', 'cancel', 'no-show'];

/** Commands that the state allows to the desk. */
export function receptionCommands(state: ConsultationState): string[] {
  return consultationCommands(state).filter((command) => RECEPTION.includes(command));
}
