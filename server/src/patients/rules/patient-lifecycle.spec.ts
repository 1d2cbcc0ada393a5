import {
  activated,
  assertBirthDate,
  assertEditable,
  PATIENT_TRANSITIONS,
  type PatientState,
} from './patient-lifecycle.js';

const STATES = Object.keys(PATIENT_TRANSITIONS) as PatientState[];
const passes = (work: () => void) => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

describe('patient lifecycle', () => {
  it('begins care from every state that is not final', () => {
    expect(STATES.filter((state) => passes(() => activated(state)))).toEqual(['prospective', 'active', 'inactive']);
  });

  it('closes the chart of a deceased or merged patient', () => {
    expect(STATES.filter((state) => !passes(() => assertEditable(state)))).toEqual(['deceased', 'merged']);
  });

  it('never leaves a merged chart, and reaches every state from a new one', () => {
    expect(PATIENT_TRANSITIONS.merged).toEqual([]);
    const reached = new Set<PatientState>(['prospective']);
    for (const from of reached) for (const to of PATIENT_TRANSITIONS[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });
});

describe('assertBirthDate', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-24', false],
    ['1901-11-23', true],
    ['1901-11-22', false],
  ])('%s', (date, plausible) => {
    expect(passes(() => assertBirthDate(date, '2026-11-23'))).toBe(plausible);
  });
});
