import { addDays } from '../../platform/time/dates.js';
import { consultationError } from './consultation-errors.js';
import { type ScreenAnswers, screenSummary } from './contraindications.js';

export const OUTCOMES = ['eligible', 'eligible_with_conditions', 'deferred', 'not_eligible'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Days that a finding of eligibility holds (proposed default of domain.md 5.2). */
export const ELIGIBILITY_DAYS = 90;

export interface Decision {
  readonly outcome: Outcome;
  readonly disorder: string | null;
  readonly contraindications: ScreenAnswers;
  readonly riskBenefitReason: string | null;
  readonly conditions: string | null;
}

export function isEligible(outcome: Outcome): boolean {
  return outcome === 'eligible' || outcome === 'eligible_with_conditions';
}

/**
 * Whether the decision may be made on these answers. Only a finding of eligibility asks for anything: a complete screen,
 * no absolute contraindication, a reason for going ahead with a relative one (domain.md 1.3), and the disorder.
 * @throws consultation.absoluteContraindication (409), and 422 for what is missing
 */
export function assertDecision(decision: Decision): void {
  if (!isEligible(decision.outcome)) return;
  const { absolute, relative, unanswered } = screenSummary(decision.contraindications);
  if (absolute > 0) throw consultationError('consultation.absoluteContraindication');
  if (unanswered > 0) {
    throw consultationError('consultation.screenIncomplete', {
      fieldErrors: { contraindications: [`${unanswered} of the questions have no answer yet.`] },
    });
  }
  if (decision.disorder === null) {
    throw consultationError('consultation.disorderMissing', { fieldErrors: { disorder: ['Choose the disorder.'] } });
  }
  if (relative > 0 && isBlank(decision.riskBenefitReason)) {
    throw consultationError('consultation.riskBenefitMissing', {
      fieldErrors: { riskBenefitReason: ['Say why the benefit outweighs the risk.'] },
    });
  }
  if (decision.outcome === 'eligible_with_conditions' && isBlank(decision.conditions)) {
    throw consultationError('consultation.conditionsMissing', {
      fieldErrors: { conditions: ['Name the conditions.'] },
    });
  }
}

/** Last day on which the finding holds; null when the patient was not found eligible. */
export function eligibilityExpiry(outcome: Outcome, decidedOn: string): string | null {
  return isEligible(outcome) ? addDays(decidedOn, ELIGIBILITY_DAYS) : null;
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === '';
}
