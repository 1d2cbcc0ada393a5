import { assertBookable, type Parties } from './bookable.js';

const PARTIES: Parties = { clinician: { role: 'clinician', active: true }, patient: { state: 'active' } };

function refusal(parties: Parties): string | undefined {
  try {
    assertBookable(parties);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('assertBookable', () => {
  it.each([
    ['an active patient with a clinician', {}, undefined],
    [
      'somebody who is no clinician',
      { clinician: { role: 'front_desk', active: true } },
      'booking.clinicianNotAvailable',
    ],
    ['a clinician who left', { clinician: { role: 'clinician', active: false } }, 'booking.clinicianNotAvailable'],
    ['a deceased patient', { patient: { state: 'deceased' } }, 'booking.patientNotBookable'],
    ['a chart that was merged into another', { patient: { state: 'merged' } }, 'booking.patientNotBookable'],
    ['a prospective patient', { patient: { state: 'prospective' } }, undefined],
  ])('%s', (_, values, code) => {
    expect(refusal({ ...PARTIES, ...values })).toBe(code);
  });
});
