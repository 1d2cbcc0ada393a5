import { assertDischargeable, dischargeChecklist, type DischargeFacts, dischargeScore } from './discharge.js';

const RECOVERY = new Date('2027-03-01T16:15:00Z');
const after = (minutes: number) => new Date(RECOVERY.getTime() + minutes * 60_000);
const complete: DischargeFacts = {
  recoveryStartedAt: RECOVERY,
  lastReading: { measuredAt: after(30), sedation: 5 },
  ...{ openAdverseEvents: 0, score: 9, escortName: 'Dara', escortPresent: true, walksUnaided: true },
  instructionsGiven: true,
};
const missing = (facts: Partial<DischargeFacts>) =>
  dischargeChecklist({ ...complete, ...facts }).flatMap((check) => (check.done ? [] : [check.key]));

describe('discharge', () => {
  it('lets go whoever meets every criterion', () => {
    expect(missing({})).toEqual([]);
    expect(() => assertDischargeable(dischargeChecklist(complete))).not.toThrow();
  });

  it.each([
    [{ score: 8 }, ['score']],
    [{ score: null }, ['score']],
    [{ lastReading: undefined }, ['vitals', 'alert']],
    [{ lastReading: { measuredAt: after(-1), sedation: 5 } }, ['vitals', 'alert']],
    [{ lastReading: { measuredAt: after(30), sedation: 4 } }, ['alert']],
    [{ lastReading: { measuredAt: after(30), sedation: null } }, ['alert']],
    [{ openAdverseEvents: 1 }, ['adverse']],
    [{ escortPresent: false }, ['escort']],
    [{ escortName: null }, ['escort']],
    [{ walksUnaided: false }, ['walks']],
    [{ instructionsGiven: false }, ['instructions']],
  ])('keeps in with %j', (facts: Partial<DischargeFacts>, keys) => {
    expect(missing(facts)).toEqual(keys);
    expect(() => assertDischargeable(dischargeChecklist({ ...complete, ...facts }))).toThrow(
      expect.objectContaining({
        code: 'session.notDischargeable',
        context: expect.objectContaining({ facts: { checks: keys } }),
      }),
    );
  });

  it('adds up five items, and refuses a form that is not complete', () => {
    const items = { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 1 };
    expect(dischargeScore('aldrete', items)).toBe(9);
    const refused = expect.objectContaining({ code: 'session.notDischargeable' });
    expect(() => dischargeScore('aldrete', { activity: 2 })).toThrow(refused);
    expect(() => dischargeScore('aldrete', { ...items, saturation: 3 })).toThrow(refused);
    expect(() => dischargeScore('padss', items)).toThrow(refused);
  });
});
