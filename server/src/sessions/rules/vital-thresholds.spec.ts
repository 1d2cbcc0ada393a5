import { alertsOf, type Parameter, STANDARD_PROTOCOL } from './vital-thresholds.js';

const calm = { systolic: 124, diastolic: 78, heartRate: 72, spo2: 98, respiratoryRate: 14, sedation: 5 };
const levels = (values: Partial<typeof calm>, when: 'beforeDose' | 'afterDose') =>
  alertsOf({ ...calm, ...values }, when).map(({ parameter, level }) => `${parameter} ${level}`);

describe('vital thresholds', () => {
  it('says nothing about a calm reading', () => {
    expect(levels({}, 'beforeDose')).toEqual([]);
    expect(levels({}, 'afterDose')).toEqual([]);
  });

  it.each([
    [{ systolic: 159 }, []],
    [{ systolic: 160 }, ['systolic hold']],
    [{ diastolic: 100 }, ['diastolic hold']],
    [{ heartRate: 100 }, []],
    [{ heartRate: 101 }, ['heartRate hold']],
    [{ heartRate: 49 }, ['heartRate hold']],
    [{ spo2: 95 }, []],
    [{ spo2: 94 }, ['spo2 hold']],
    [{ sedation: 4 }, ['sedation hold']],
  ])('before dosing %j gives %j', (values, expected) => {
    expect(levels(values, 'beforeDose')).toEqual(expected);
  });

  it.each([
    [{ systolic: 160 }, ['systolic recheck']],
    [{ systolic: 179 }, ['systolic recheck']],
    [{ systolic: 180 }, ['systolic stop']],
    [{ systolic: 89 }, ['systolic stop']],
    [{ systolic: 90 }, []],
    [{ diastolic: 110 }, ['diastolic stop']],
    [{ heartRate: 121 }, ['heartRate recheck']],
    [{ heartRate: 49 }, ['heartRate stop']],
    [{ spo2: 92 }, ['spo2 recheck']],
    [{ spo2: 91 }, ['spo2 stop']],
    [{ respiratoryRate: 9 }, ['respiratoryRate recheck']],
    [{ respiratoryRate: 7 }, ['respiratoryRate stop']],
    [{ sedation: 3 }, []],
    [{ sedation: 2 }, ['sedation stop']],
  ])('after dosing %j gives %j', (values, expected) => {
    expect(levels(values, 'afterDose')).toEqual(expected);
  });

  it('says nothing about what was not measured', () => {
    expect(alertsOf({ ...calm, respiratoryRate: null, sedation: null }, 'afterDose')).toEqual([]);
  });

  it('names the source of every limit, for every parameter', () => {
    expect(STANDARD_PROTOCOL.limits.every(({ source }) => source.length > 0)).toBe(true);
    const covered = new Set<Parameter>(STANDARD_PROTOCOL.limits.map(({ parameter }) => parameter));
    expect([...covered].sort()).toEqual(Object.keys(calm).sort());
  });
});
