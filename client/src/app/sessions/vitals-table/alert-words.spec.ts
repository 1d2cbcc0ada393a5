import { Reading } from '../session-api';
import { alertWords } from './alert-words';

type Alert = Reading['alerts'][number];
const alert = (parameter: Alert['parameter'], level: Alert['level']): Alert => ({
  ...{ parameter, level, when: 'atLeast', limit: 1, value: 1 },
});

describe('alertWords', () => {
  it('says which value it is about', () => {
    expect(alertWords([alert('systolic', 'hold'), alert('diastolic', 'hold'), alert('heartRate', 'hold')])).toEqual([
      { level: 'hold', words: 'hold: sys, dia, HR' },
    ]);
    expect(alertWords([alert('systolic', 'recheck'), alert('spo2', 'stop')]).map(({ words }) => words)).toEqual([
      'recheck: sys',
      'stop: SpO2',
    ]);
  });
});
