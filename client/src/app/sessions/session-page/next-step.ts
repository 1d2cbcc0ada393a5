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

/** Something that is open before a step: a check by its key, or the baseline. */
export interface OpenBefore {
  readonly key: string;
  readonly label: string;
}

/** What the server says is still open before the patient is ready or dosed; a hold band is overridden, not open. */
export function openBefore(
  step: NextStep | undefined,
  { checks, baselineId }: Pick<SessionConsole, 'checks' | 'baselineId'>,
): OpenBefore[] {
  if (step !== 'ready' && step !== 'start') return [];
  const open = checks.filter(({ light }) => light === 'block').map(({ key, label }) => ({ key, label }));
  return step === 'start' && baselineId === null ? [...open, { key: BASELINE, label: 'Baseline vitals' }] : open;
}

export const BASELINE = 'baseline';

/** "Open: Identity, Fasting and 3 more" */
export function openWords(open: readonly OpenBefore[]): string | undefined {
  if (open.length === 0) return undefined;
  const named = open.slice(0, open.length === 3 ? 3 : 2).map(({ label }) => label);
  const more = open.length - named.length;
  return `Open: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
