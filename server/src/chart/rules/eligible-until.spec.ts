import { eligibleUntil } from './eligible-until.js';

describe('eligibleUntil', () => {
  const finding = (values: object = {}) => ({
    ...{ state: 'signed', outcome: 'eligible', eligibilityExpiresOn: '2027-05-30', signedAt: new Date('2027-03-01') },
    ...values,
  });

  it('is the last day of the newest finding that holds', () => {
    const later = { eligibilityExpiresOn: '2027-04-15', signedAt: new Date('2027-03-10') };
    expect(eligibleUntil([finding(), finding(later)], '2027-04-15')).toBe('2027-04-15');
    expect(eligibleUntil([finding(), finding(later)], '2027-04-16')).toBe('2027-05-30');
    expect(eligibleUntil([finding({ outcome: 'eligible_with_conditions' })], '2027-05-30')).toBe('2027-05-30');
  });

  it.each([
    ['is not signed', { state: 'completed' }],
    ['found something else', { outcome: 'not_eligible' }],
    ['has run out', { eligibilityExpiresOn: '2027-04-14' }],
    ['has no end', { eligibilityExpiresOn: null }],
  ])('is null when the only finding %s', (_what, values) => {
    expect(eligibleUntil([finding(values)], '2027-04-15')).toBeNull();
  });
});
