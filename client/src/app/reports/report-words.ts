import { OrdinalStep } from '../ui/ordinal-line/ordinal-line';
import { ReportPlan } from './report-api';

/** `0.868` as `86.8 %`; a dash when there is nothing to divide by. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** `2026-11` as `Nov 2026`. */
export function monthName(month: string): string {
  const [year, number] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year ?? 1970, (number ?? 1) - 1, 1));
  return first.toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

const DRIFT_REASONS: Readonly<Record<string, string>> = {
  gap: 'gap too long',
  unbooked: 'next session not booked',
  paused: 'paused',
  endsLate: 'ends after day 28',
  overdue: 'past day 28',
};

/** Why a plan drifts, in a few words; nothing for one that is on track. */
export function driftWords(plan: ReportPlan): string {
  return (plan.drift?.reasons ?? []).map((reason) => DRIFT_REASONS[reason] ?? reason).join(', ');
}

export const DRIFT_LEVELS = {
  on_track: { label: 'On track', tone: 'ok', icon: 'check' },
  drifting: { label: 'Drifting', tone: 'warn', icon: 'alert' },
  off_protocol: { label: 'Off protocol', tone: 'stop', icon: 'hand' },
} as const;

/** Which plans stand behind a figure. */
export type PlanFilter = 'all' | 'completed' | 'onSchedule' | 'open' | 'discontinued';

const OPEN_STATES: readonly string[] = ['accepted', 'active', 'paused'];

/** The plans that a figure counts. */
export function plansBehind(plans: readonly ReportPlan[], filter: PlanFilter): readonly ReportPlan[] {
  if (filter === 'all') return plans;
  if (filter === 'onSchedule') return plans.filter(({ onSchedule }) => onSchedule);
  return plans.filter(({ state }) => (filter === 'open' ? OPEN_STATES.includes(state) : state === filter));
}

/** How the slots of a plan are drawn: as the server says while it is open, done and not done after. */
export function slotsOf(plan: ReportPlan): readonly OrdinalStep[] {
  if (plan.slots.length > 0) return plan.slots as OrdinalStep[];
  return Array.from({ length: plan.sessionCount }, (_, index) => (index < plan.done ? 'done' : 'open'));
}
