import { holdingFinding } from './holding-finding.js';

describe('the finding of eligibility that holds', () => {
  const finding = (values: object = {}) => ({
    ...{ state: 'signed', outcome: 'eligible', eligibilityExpiresOn: '2027-05-30', signedAt: new Date('2027-03-01') },
    ...values,
  });

  it('is the newest one that has not run out', () => {
    const later = { eligibilityExpiresOn: '2027-04-15', signedAt: new Date('2027-03-10') };
    const until = (findings: ReturnType<typeof finding>[], on: string) =>
      holdingFinding(findings, on)?.eligibilityExpiresOn;
    expect(until([finding(), finding(later)], '2027-04-15')).toBe('2027-04-15');
    expect(until([finding(), finding(later)], '2027-04-16')).toBe('2027-05-30');
    expect(until([finding({ outcome: 'eligible_with_conditions' })], '2027-05-30')).toBe('2027-05-30');
  });

  it.each([
    ['is not signed', { state: 'completed' }],
    ['found something else', { outcome: 'not_eligible' }],
    ['has run out', { eligibilityExpiresOn: '2027-04-14' }],
    ['has no end', { eligibilityExpiresOn: null }],
  ])('is null when the only finding %s', (_what, values) => {
    expect(holdingFinding([finding(values)], '2027-04-15')).toBeNull();
  });
});
