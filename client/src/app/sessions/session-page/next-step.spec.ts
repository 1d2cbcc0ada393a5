import { nextStep, openBefore, openWords } from './next-step';

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

describe('openBefore', () => {
  const check = (key: string, label: string, light: 'clear' | 'attention' | 'block') => ({
    ...{ key, label, light, cause: 'identity' as const, state: '', answer: null, options: [] },
  });
  const checks = [
    check('identity', 'Identity', 'block'),
    check('consent', 'Consent', 'clear'),
    check('medication', 'Medication hold', 'attention'),
    check('weight', 'Weight', 'block'),
  ];

  it('is what blocks before ready, and the baseline too before dosing', () => {
    const keys = (step: 'ready' | 'start' | 'recovery', baselineId: string | null) =>
      openBefore(step, { checks, baselineId }).map(({ key }) => key);
    expect(keys('ready', null)).toEqual(['identity', 'weight']);
    expect(keys('start', null)).toEqual(['identity', 'weight', 'baseline']);
    expect(keys('start', 'r')).toEqual(['identity', 'weight']);
    expect(keys('recovery', 'r')).toEqual([]);
  });

  it('is said in a few words', () => {
    const open = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `${n}`, label: `L${n}` }));
    expect([0, 1, 3, 5].map((count) => openWords(open(count)))).toEqual([
      ...[undefined, 'Open: L0', 'Open: L0, L1, L2', 'Open: L0, L1 and 3 more'],
    ]);
  });
});
