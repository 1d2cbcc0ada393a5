import { SessionConsole } from '../session-api';

export type NextStep = 'checkIn' | 'ready' | 'start' | 'recovery' | 'integration' | 'discharge' | 'close' | 'dose';

const LABELS: Readonly<Record<NextStep, string>> = {
  ...{ checkIn: 'Check in', ready: 'Mark ready', start: 'Start dosing', recovery: 'Start recovery' },
  ...{ integration: 'Start integration', discharge: 'Discharge', close: 'Sign the record' },
  // Last: as long as something else may follow, a dose is one act among others.
  dose: 'Record dose',
};
const ORDER = Object.keys(LABELS) as NextStep[];

/** The one step that comes next, as the server allows it; undefined when the visit is over. */
export function nextStep({ allowedActions }: Pick<SessionConsole, 'allowedActions'>) {
  const step = ORDER.find((candidate) => allowedActions.includes(candidate));
  return step && { step, label: LABELS[step] };
}
