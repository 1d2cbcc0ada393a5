import { DomainError } from '../../platform/errors/domain-error.js';
import { assertKnownQuestions, CONTRAINDICATIONS, screenSummary } from './contraindications.js';
import { assertDecision, type Decision, eligibilityExpiry } from './eligibility.js';

const clear = Object.fromEntries(CONTRAINDICATIONS.map(({ key }) => [key, false]));
const decision = (changes: Partial<Decision> = {}): Decision => ({
  outcome: 'eligible',
  disorder: 'gad',
  contraindications: clear,
  riskBenefitReason: null,
  conditions: null,
  ...changes,
});
const codeOf = (work: () => void): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('deciding on eligibility', () => {
  it('finds eligible with a clear and complete screen', () => {
    expect(codeOf(() => assertDecision(decision()))).toBe('accepted');
  });

  it.each(CONTRAINDICATIONS.filter(({ kind }) => kind === 'absolute').map(({ key }) => key))(
    'refuses eligible with %s, whatever the reason',
    (key) => {
      const input = decision({ contraindications: { ...clear, [key]: true }, riskBenefitReason: 'Benefit is larger.' });
      expect(codeOf(() => assertDecision(input))).toBe('consultation.absoluteContraindication');
    },
  );

  it.each(CONTRAINDICATIONS.filter(({ kind }) => kind === 'relative').map(({ key }) => key))(
    'wants a reason to go ahead with %s',
    (key) => {
      const contraindications = { ...clear, [key]: true };
      expect(codeOf(() => assertDecision(decision({ contraindications, riskBenefitReason: '  ' })))).toBe(
        'consultation.riskBenefitMissing',
      );
      expect(codeOf(() => assertDecision(decision({ contraindications, riskBenefitReason: 'Stable on drug.' })))).toBe(
        'accepted',
      );
    },
  );

  it('wants every question answered', () => {
    const { glaucoma: _unanswered, ...contraindications } = clear;
    expect(codeOf(() => assertDecision(decision({ contraindications })))).toBe('consultation.screenIncomplete');
  });

  it('wants the disorder, and the conditions when there are some', () => {
    expect(codeOf(() => assertDecision(decision({ disorder: null })))).toBe('consultation.disorderMissing');
    expect(codeOf(() => assertDecision(decision({ outcome: 'eligible_with_conditions' })))).toBe(
      'consultation.conditionsMissing',
    );
  });

  it.each(['deferred', 'not_eligible'] as const)('asks nothing of %s', (outcome) => {
    const input = decision({ outcome, contraindications: { psychosis: true }, disorder: null });
    expect(codeOf(() => assertDecision(input))).toBe('accepted');
  });

  it('holds for 90 days', () => {
    expect(eligibilityExpiry('eligible', '2026-11-23')).toBe('2027-02-21');
    expect(eligibilityExpiry('eligible_with_conditions', '2027-01-31')).toBe('2027-05-01');
    expect(eligibilityExpiry('not_eligible', '2026-11-23')).toBeNull();
  });
});

describe('screen', () => {
  it('counts what is present and what was not asked', () => {
    expect(screenSummary({ psychosis: true, maoi: true, stimulants: false })).toEqual({
      absolute: 1,
      relative: 1,
      unanswered: CONTRAINDICATIONS.length - 3,
    });
  });

  it('knows its own questions only', () => {
    expect(codeOf(() => assertKnownQuestions({ psychosis: false }))).toBe('accepted');
    expect(codeOf(() => assertKnownQuestions({ horoscope: true }))).toBe('consultation.unknownQuestion');
  });
});
