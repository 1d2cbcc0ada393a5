import { planError } from './plan-errors.js';

/** Treatment plan of domain.md 5.2. */
export const PLAN_TRANSITIONS = {
  draft: ['proposed', 'withdrawn'],
  proposed: ['accepted', 'withdrawn'],
  accepted: ['active', 'paused', 'discontinued'],
  active: ['completed', 'paused', 'discontinued'],
  paused: ['accepted', 'active', 'discontinued'],
  completed: [],
  discontinued: [],
  withdrawn: [],
} as const satisfies Record<string, readonly string[]>;

export type PlanState = keyof typeof PLAN_TRANSITIONS;

/** States in which a plan takes the patient's one open place (invariant 2 of domain.md 5.3). */
export const OPEN_PLAN_STATES = ['accepted', 'active', 'paused'] as const satisfies readonly PlanState[];

/** What a member of staff may ask of a plan, and where it leads. */
export const PLAN_COMMANDS = {
  propose: 'proposed',
  accept: 'accepted',
  pause: 'paused',
  discontinue: 'discontinued',
  withdraw: 'withdrawn',
} as const satisfies Record<string, PlanState>;

export function mayMove(from: PlanState, to: PlanState): boolean {
  return (PLAN_TRANSITIONS[from] as readonly PlanState[]).includes(to);
}

export function isOpen(state: PlanState): boolean {
  return (OPEN_PLAN_STATES as readonly PlanState[]).includes(state);
}

/** @throws plan.wrongState when the plan cannot go from `from` to `to` */
export function assertPlanMove(from: PlanState, to: PlanState): void {
  if (!mayMove(from, to)) {
    throw planError('plan.wrongState', { detail: `A ${from} plan cannot become ${to}.`, facts: { state: from } });
  }
}

/** A paused plan goes back to where it was: active once a first session has started, else accepted. */
export function resumedState(startedAt: Date | null): 'active' | 'accepted' {
  return startedAt === null ? 'accepted' : 'active';
}

/** Commands that the state allows; who may give them is for the permission table. */
export function allowedCommands(state: PlanState): string[] {
  const commands: string[] = Object.entries(PLAN_COMMANDS)
    .filter(([command, to]) => mayMove(state, to) && !(command === 'accept' && state !== 'proposed'))
    .map(([command]) => command);
  if (state === 'paused') commands.push('resume');
  if (state === 'draft' || state === 'proposed' || isOpen(state)) commands.push('amend');
  return commands;
}
