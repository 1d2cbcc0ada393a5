import { nextStep } from './next-step';

describe('nextStep', () => {
  it.each([
    [['vitals', 'dose', 'abort', 'note'], 'dose'],
    [['vitals', 'dose', 'abort', 'recovery', 'note'], 'recovery'],
    [['vitals', 'dose', 'integration', 'discharge', 'note'], 'integration'],
    [['note'], undefined],
  ])('of %j is %s', (allowedActions, step) => {
    expect(nextStep({ allowedActions })?.step).toBe(step);
  });
});
