import { patientError } from './patient-errors.js';

/** Patient of domain.md 5.2. A chart is never deleted; a merged one points to its survivor for ever. */
export const PATIENT_TRANSITIONS = {
  prospective: ['active', 'deceased', 'merged'],
  active: ['inactive', 'deceased', 'merged'],
  inactive: ['active', 'deceased', 'merged'],
  deceased: ['merged'],
  merged: [],
} as const satisfies Record<string, readonly string[]>;

export type PatientState = keyof typeof PATIENT_TRANSITIONS;

/** State after care begins (again); an active patient stays active. @throws patient.closed (409) */
export function activated(state: PatientState): 'active' {
  if (state !== 'active' && !(PATIENT_TRANSITIONS[state] as readonly PatientState[]).includes('active')) {
    throw patientError('patient.closed');
  }
  return 'active';
}

/** @throws patient.closed (409) for the chart of somebody who died or was merged into another chart */
export function assertEditable(state: PatientState): void {
  if (state === 'deceased' || state === 'merged') throw patientError('patient.closed');
}

/** The oldest person on record reached 122 years; older dates are slips of the finger. */
const OLDEST_YEARS = 125;

/** @param today calendar date YYYY-MM-DD. @throws patient.birthDateImplausible (422) in the future or too long ago */
export function assertBirthDate(birthDate: string, today: string): void {
  const oldest = `${String(Number(today.slice(0, 4)) - OLDEST_YEARS).padStart(4, '0')}${today.slice(4)}`;
  if (birthDate > today) throw implausible('The date of birth lies in the future.');
  if (birthDate < oldest) throw implausible(`The date of birth is more than ${OLDEST_YEARS} years ago.`);
}

function implausible(message: string) {
  return patientError('patient.birthDateImplausible', { detail: message, fieldErrors: { birthDate: [message] } });
}
