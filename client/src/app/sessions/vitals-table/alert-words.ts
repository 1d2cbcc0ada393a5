import { Reading } from '../session-api';

type Alert = Reading['alerts'][number];

const NAMES: Readonly<Record<Alert['parameter'], string>> = {
  ...{ systolic: 'sys', diastolic: 'dia', heartRate: 'HR', spo2: 'SpO2', respiratoryRate: 'RR', sedation: 'MOAA/S' },
};

/** What a reading fires, one word or two for each level: "hold: sys, dia". */
export function alertWords(alerts: readonly Alert[]): { readonly level: Alert['level']; readonly words: string }[] {
  const levels = [...new Set(alerts.map(({ level }) => level))];
  return levels.map((level) => {
    const names = alerts.filter((alert) => alert.level === level).map(({ parameter }) => NAMES[parameter]);
    return { level, words: `${level}: ${names.join(', ')}` };
  });
}
