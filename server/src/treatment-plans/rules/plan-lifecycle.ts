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
