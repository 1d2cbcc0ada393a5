import { addDays } from '../../platform/time/dates.js';
import { boosterError } from './booster-errors.js';

/** Booster of domain.md 5.2: a cancelled, missed or held session gives the approval back. */
export const BOOSTER_TRANSITIONS = {
  recommended: ['under_review'],
  under_review: ['approved', 'declined'],
  approved: ['scheduled', 'expired', 'under_review'],
  scheduled: ['completed', 'approved'],
  completed: [],
  declined: [],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

export type BoosterState = keyof typeof BOOSTER_TRANSITIONS;

export const BOOSTER_SOURCES = ['rule', 'clinician', 'patient_request'] as const;
export type BoosterSource = (typeof BOOSTER_SOURCES)[number];

export const BOOSTER_COMMANDS = {
  review: 'under_review',
  approve: 'approved',
  decline: 'declined',
  book: 'scheduled',
} as const satisfies Record<string, BoosterState>;
export type BoosterCommand = keyof typeof BOOSTER_COMMANDS;

/**
 * Days that an approval holds [J]. No source gives a number for domain.md 5.2 "not booked in X days"; clinics re-evaluate
 * before every booster in windows of one, three or six months (S21, domain.md 1.4), and a review older than the shortest
 * of them has to be made again.
 */
export const APPROVAL_DAYS = 30;

/** Last day on which the approved session may be held. */
export function approvalEnd(approvedOn: string): string {
  return addDays(approvedOn, APPROVAL_DAYS);
}

/** @throws booster.wrongState */
export function assertBoosterMove(from: BoosterState, to: BoosterState): void {
  if (!(BOOSTER_TRANSITIONS[from] as readonly BoosterState[]).includes(to)) {
    throw boosterError('booster.wrongState', {
      detail: `A booster that is ${from.replace('_', ' ')} cannot become ${to.replace('_', ' ')}.`,
      facts: { state: from },
    });
  }
}

/** Commands that the state allows. `approve` gives a booked one back only when its session fell away, by itself. */
export function boosterCommands(state: BoosterState): BoosterCommand[] {
  const commands = Object.keys(BOOSTER_COMMANDS) as BoosterCommand[];
  return commands.filter((command) => {
    if (command === 'approve' && state !== 'under_review') return false;
    return (BOOSTER_TRANSITIONS[state] as readonly BoosterState[]).includes(BOOSTER_COMMANDS[command]);
  });
}
