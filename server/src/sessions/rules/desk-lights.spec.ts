import { deskCheckLight, deskLight, deskLights } from './desk-lights.js';
import { QUESTIONS, type ReadinessFacts, readinessOf } from './readiness.js';
import { SESSION_TRANSITIONS, type SessionState } from './session-lifecycle.js';

const NOW = new Date('2026-11-23T15:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const answered = (answers: Record<string, string>) =>
  Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, { answer }]));
const CLEAR = { screen: 'unchanged', safety: 'no_concern', medication: 'as_instructed', pregnancy: 'negative' };
const AT_THE_DESK = { identity: 'confirmed', fasting: 'kept' };

const facts = (values: Partial<ReadinessFacts> = {}, answers: Record<string, string> = {}): ReadinessFacts => ({
  ...{ answers: answered(answers), escortName: 'Dara Halloway', escortPhone: '555 0142' },
  ...{ weightKg: 71.4, weightMeasuredAt: daysAgo(3), consentSignedAt: daysAgo(20), eligible: true, now: NOW },
  ...values,
});
const lights = (state: SessionState, values: Partial<ReadinessFacts> = {}, answers: Record<string, string> = {}) =>
  deskLights(readinessOf(facts(values, answers)), state);
const byCause = (state: SessionState, values: Partial<ReadinessFacts> = {}, answers: Record<string, string> = {}) =>
  Object.fromEntries(lights(state, values, answers).map(({ cause, light }) => [cause, light]));

describe('lights for the front desk', () => {
  it('does not ask for what only the visit brings before the patient has come', () => {
    expect(lights('scheduled', { weightKg: null, weightMeasuredAt: null })).toEqual([
      { cause: 'ride', light: 'clear', open: false },
      { cause: 'fasting', light: 'attention', open: true },
      { cause: 'consent', light: 'clear', open: false },
      { cause: 'see_clinician', light: 'clear', open: false },
    ]);
  });

  it('tells a ride to confirm from a ride that is missing', () => {
    expect(byCause('scheduled', { escortPhone: null })).toMatchObject({ ride: 'attention' });
    expect(byCause('checked_in', { escortPhone: null })).toMatchObject({ ride: 'block' });
  });

  it('blocks on a consent that is missing or has expired, from the first day on', () => {
    for (const consentSignedAt of [null, daysAgo(366)]) {
      expect(byCause('scheduled', { consentSignedAt })).toMatchObject({ consent: 'block' });
    }
  });

  it('knows whether identity and fasting were asked', () => {
    expect(lights('checked_in')).toContainEqual({ cause: 'identity', light: 'block', open: true });
    expect(lights('checked_in', {}, { fasting: 'not_kept' })).toContainEqual({
      ...{ cause: 'fasting', light: 'block', open: false },
    });
    expect(lights('checked_in', {}, { fasting: 'partly' })).toContainEqual({
      ...{ cause: 'fasting', light: 'attention', open: false },
    });
  });

  it("sends nobody to the clinician for the clinician's own open questions", () => {
    expect(byCause('checked_in', {}, AT_THE_DESK)).toMatchObject({ see_clinician: 'attention' });
    expect(byCause('checked_in', {}, { ...AT_THE_DESK, ...CLEAR })).toMatchObject({ see_clinician: 'clear' });
    expect(deskLight(lights('checked_in', {}, { ...AT_THE_DESK, ...CLEAR }))).toBe('clear');
  });

  it('sends a visit that was held to the clinician, and says no more', () => {
    expect(lights('held', { consentSignedAt: null })).toEqual([
      { cause: 'see_clinician', light: 'block', open: false },
    ]);
  });

  it.each(
    (Object.keys(SESSION_TRANSITIONS) as SessionState[]).filter(
      (s) => !['scheduled', 'checked_in', 'held'].includes(s),
    ),
  )('has none for a visit that is %s', (state) => {
    expect(lights(state, { escortName: null, eligible: false })).toEqual([]);
    expect(deskLight([])).toBeNull();
  });
});

describe('a check of the front desk', () => {
  it.each(['scheduled', 'checked_in'] as const)('%s: blocks only when its cause does', (state) => {
    const checks = readinessOf(facts({ escortName: null, consentSignedAt: daysAgo(1) }, {}));
    const light = deskLight(deskLights(checks, state));
    const own = checks.filter(({ frontDesk }) => frontDesk).map((check) => deskCheckLight(check, state));
    expect(own).toEqual(
      ['attention', 'attention', 'attention'].map((word) => (state === 'scheduled' ? word : 'block')),
    );
    expect(light).toBe(state === 'scheduled' ? 'attention' : 'block');
  });
});

describe('what the front desk cannot learn from the lights', () => {
  const OBSTACLES: readonly (readonly [string, Partial<ReadinessFacts>, Record<string, string>])[] = [
    ['a contraindication', {}, { screen: 'changed' }],
    ['a safety concern', {}, { safety: 'concern' }],
    ['a positive pregnancy test', {}, { pregnancy: 'positive' }],
    ['a finding of eligibility that ran out', { eligible: false }, {}],
  ];
  const seen = (values: Partial<ReadinessFacts>, answers: Record<string, string>) =>
    lights('checked_in', values, { ...AT_THE_DESK, ...CLEAR, ...answers });

  it('which clinical reason stands in the way: all look the same', () => {
    const [first, ...others] = OBSTACLES.map(([, values, answers]) => seen(values, answers));
    expect(first).toContainEqual({ cause: 'see_clinician', light: 'block', open: false });
    for (const other of others) expect(other).toEqual(first);
  });

  it('which clinical question is open, taken medication or an old weight: all look the same', () => {
    const [first, ...others] = [
      ...Object.keys(CLEAR).map((key) =>
        lights(
          'checked_in',
          {},
          { ...AT_THE_DESK, ...Object.fromEntries(Object.entries(CLEAR).filter(([k]) => k !== key)) },
        ),
      ),
      seen({}, { medication: 'taken' }),
      seen({ weightMeasuredAt: daysAgo(31) }, {}),
      seen({ weightKg: null }, {}),
    ];
    expect(first).toContainEqual({ cause: 'see_clinician', light: 'attention', open: false });
    for (const other of others) expect(other).toEqual(first);
  });

  it('any value or answer: nothing but the listed words comes out, whatever goes in', () => {
    const options = Object.entries(QUESTIONS).map(
      ([key, { answers }]) => [key, [undefined, ...Object.keys(answers)]] as const,
    );
    const combinations = options.reduce<Record<string, string>[]>(
      (made, [key, answers]) =>
        made.flatMap((one) => answers.map((answer) => (answer === undefined ? one : { ...one, [key]: answer }))),
      [{}],
    );
    for (const answers of combinations) {
      for (const state of ['scheduled', 'checked_in'] as const) {
        for (const told of lights(state, { weightKg: 71.4 }, answers)) {
          expect(Object.keys(told).sort()).toEqual(['cause', 'light', 'open']);
          expect(['ride', 'identity', 'fasting', 'consent', 'see_clinician']).toContain(told.cause);
          expect(['clear', 'attention', 'block']).toContain(told.light);
          if (told.cause === 'see_clinician') expect(told.open).toBe(false);
        }
      }
    }
  });
});
