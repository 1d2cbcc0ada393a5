import { Entry } from './pending-entries';
import { NewEvent } from './session-api';

export const EVENT_WORDS: Readonly<Record<NewEvent['kind'], string>> = {
  ...{
    comfort: 'Comfort check',
    repositioned: 'Repositioned',
    water: 'Water',
    spoke: 'Patient spoke',
    pump: 'Pump change',
  },
  ...{ note: 'Note', adverse: 'Adverse event', resolved: 'Adverse event over', integration_contact: 'Contact made' },
};

/** All that was entered, without its time: enough to write it down again where the server does not take it. */
export function entryWords(entry: Entry): string {
  if (entry.kind === 'event') {
    const { kind, severity, text } = entry.body;
    return `${EVENT_WORDS[kind]}${severity ? `, ${severity}` : ''}${text ? `: ${text}` : ''}`;
  }
  const { systolic, diastolic, heartRate, spo2, respiratoryRate, sedation } = entry.body;
  const known = [
    ...[`${systolic}/${diastolic}`, `heart rate ${heartRate}`, `SpO2 ${spo2} %`],
    ...(respiratoryRate == null ? [] : [`RR ${respiratoryRate}`]),
    ...(sedation == null ? [] : [`MOAA/S ${sedation}`]),
  ];
  return known.join(', ');
}
