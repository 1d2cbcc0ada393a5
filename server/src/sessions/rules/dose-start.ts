import type { ReadinessCheck } from './readiness.js';
import { sessionError } from './session-errors.js';
import type { Alert } from './vital-thresholds.js';

export interface StartFacts {
  readonly checks: readonly ReadinessCheck[];
  readonly hasBaseline: boolean;
  /** Alerts of the baseline against the hold band. */
  readonly holdAlerts: readonly Alert[];
  /** Reason of the clinician who goes on in spite of the hold band. */
  readonly overrideReason: string | null;
}

/** What keeps dosing from starting (invariant 7), in words for the console; `overridable` when a reason lifts it. */
export function startBlockers(facts: StartFacts): { readonly reason: string; readonly overridable: boolean }[] {
  const blockers = facts.checks
    .filter((check) => check.light === 'block')
    .map((check) => ({ reason: `${check.label}: ${check.state.toLowerCase()}`, overridable: false }));
  if (!facts.hasBaseline) blockers.push({ reason: 'Baseline vitals are missing', overridable: false });
  for (const alert of facts.holdAlerts) {
    blockers.push({ reason: `${PARAMETER[alert.parameter]} ${alert.value} is in the hold band`, overridable: true });
  }
  return blockers;
}

/** @throws session.cannotStart naming what is in the way */
export function assertMayStart(facts: StartFacts): void {
  const open = startBlockers(facts).filter((blocker) => !(blocker.overridable && facts.overrideReason));
  if (open.length === 0) return;
  throw sessionError('session.cannotStart', {
    detail: `${open.map((blocker) => blocker.reason).join('; ')}.`,
    facts: { overridable: open.every((blocker) => blocker.overridable) },
  });
}

const PARAMETER: Record<Alert['parameter'], string> = {
  systolic: 'Systolic',
  diastolic: 'Diastolic',
  heartRate: 'Heart rate',
  spo2: 'SpO2',
  respiratoryRate: 'Respiratory rate',
  sedation: 'MOAA/S',
};
