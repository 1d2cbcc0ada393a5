import { LONGEST_BLOCK_MINUTES, visitMinutes, type VisitPhases } from './visit-phases.js';

/** No phase that a visit is made longer or shorter by becomes shorter than this [J]. */
export const LEAST_PHASE_MINUTES = 15;

/**
 * The phases of a visit that is planned to last `minutes` for patient and clinician. A session keeps its preparation,
 * its dosing time and its integration: recovery takes the difference. Of a consultation the conversation does.
 * Lengths beyond what is possible become the nearest possible one.
 */
export function resizedPhases(kind: 'session' | 'consultation', phases: VisitPhases, minutes: number): VisitPhases {
  const elastic = kind === 'session' ? 'recovery' : 'session';
  const rest = visitMinutes(phases) - phases[elastic];
  const longest = LONGEST_BLOCK_MINUTES - phases.turnover - rest;
  const wanted = Math.round(minutes) - rest;
  return { ...phases, [elastic]: Math.min(Math.max(wanted, LEAST_PHASE_MINUTES), longest) };
}
