import {
  assertAnswers,
  assertReady,
  overallLight,
  QUESTIONS,
  readinessOf,
  type ReadinessFacts,
  withoutArrival,
} from './readiness.js';

const NOW = new Date('2027-03-01T15:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3_600_000);
const clear: ReadinessFacts = {
  answers: Object.fromEntries(
    Object.entries(QUESTIONS).map(([key, { answers }]) => [key, { answer: Object.keys(answers)[0] ?? '' }]),
  ),
  ...{ escortName: 'Dara', escortPhone: '555', weightKg: 71.4, weightMeasuredAt: daysAgo(1) },
  ...{ consentSignedAt: daysAgo(20), eligible: true, now: NOW },
};
const light = (key: string, facts: Partial<ReadinessFacts>) =>
  readinessOf({ ...clear, ...facts }).find((check) => check.key === key)?.light;
const answered = (key: string, answer: string) => light(key, { answers: { ...clear.answers, [key]: { answer } } });

describe('a patient who is not here after all', () => {
  const stamp = (answer: string, at: string) => ({ answer, by: 'me', at });
  const before = '2027-03-01T09:00:00.000Z';
  const since = '2027-03-01T15:00:00.000Z';
  const session = {
    checkedInAt: new Date(since),
    readiness: {
      fasting: stamp('kept', before),
      identity: stamp('confirmed', since),
      safety: stamp('no_concern', '2027-03-01T15:04:00.000Z'),
      escort: stamp('named', before),
    },
    ...{ escortName: 'Dara', escortPhone: '555' },
    ...{ weightKg: 71.4, weightMeasuredAt: new Date(before) },
  };

  it('keeps what was known before the check-in, and nothing else', () => {
    const { fasting, escort } = session.readiness;
    expect(withoutArrival(session)).toEqual({
      ...{ readiness: { fasting, escort }, escortName: 'Dara', escortPhone: '555' },
      ...{ weightKg: 71.4, weightMeasuredAt: new Date(before) },
    });
  });

  it('loses a weight and an escort of since, and an escort of nobody knows when', () => {
    const gone = { escortName: null, escortPhone: null, weightKg: null, weightMeasuredAt: null };
    const weighed = { ...session, weightMeasuredAt: new Date(since) };
    expect(withoutArrival({ ...weighed, readiness: { escort: stamp('named', since) } })).toMatchObject(gone);
    expect(withoutArrival({ ...weighed, readiness: {} })).toEqual({ readiness: {}, ...gone });
  });
});

describe('readiness', () => {
  it('is clear when everything is answered and fresh', () => {
    const checks = readinessOf(clear);
    expect(overallLight(checks)).toBe('clear');
    expect(() => assertReady(checks)).not.toThrow();
  });

  it.each([
    ['escort', { escortName: null }],
    ['escort', { escortPhone: null }],
    ['consent', { consentSignedAt: null }],
    ['consent', { consentSignedAt: daysAgo(366) }],
    ['eligibility', { eligible: false }],
    ['weight', { weightKg: null }],
    ['weight', { weightMeasuredAt: daysAgo(31) }],
    ['fasting', { answers: {} }],
    ['screen', { answers: {} }],
  ])('blocks on %s with %j', (key, facts) => {
    expect(light(key, facts)).toBe('block');
    expect(() => assertReady(readinessOf({ ...clear, ...facts }))).toThrow(
      expect.objectContaining({ code: 'session.notReady' }),
    );
  });

  it('takes a weight of exactly 30 days', () => {
    expect(light('weight', { weightMeasuredAt: daysAgo(30) })).toBe('clear');
  });

  it.each([
    ['fasting', 'partly', 'attention'],
    ['fasting', 'not_kept', 'block'],
    ['screen', 'changed', 'block'],
    ['safety', 'concern', 'block'],
    ['medication', 'taken', 'attention'],
    ['pregnancy', 'positive', 'block'],
    ['pregnancy', 'not_applicable', 'clear'],
  ])('judges %s %s as %s', (key, answer, expected) => {
    expect(answered(key, answer)).toBe(expected);
  });

  it('lets the front desk answer its own checks only, and nobody an answer that is not there', () => {
    expect(() => assertAnswers({ identity: 'confirmed', fasting: 'partly' }, false)).not.toThrow();
    expect(() => assertAnswers({ screen: 'unchanged' }, false)).toThrow(
      expect.objectContaining({ code: 'session.checkNotYours' }),
    );
    for (const answers of [{ fasting: 'maybe' }, { mood: 'good' }, { constructor: 'name' }] as Record<
      string,
      string
    >[]) {
      expect(() => assertAnswers(answers, true)).toThrow(expect.objectContaining({ code: 'session.checkUnknown' }));
    }
  });
});
