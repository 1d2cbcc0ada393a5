/** Session of domain.md 5.2. */
export const SESSION_TRANSITIONS = {
  scheduled: ['checked_in', 'cancelled', 'no_show', 'rescheduled'],
  checked_in: ['ready', 'held', 'cancelled'],
  ready: ['in_session', 'held'],
  held: ['rescheduled', 'cancelled'],
  in_session: ['aborted', 'recovering'],
  aborted: ['recovering'],
  recovering: ['discharged'],
  discharged: ['closed'],
  closed: [],
  cancelled: [],
  no_show: [],
  rescheduled: [],
} as const satisfies Record<string, readonly string[]>;

export type SessionState = keyof typeof SESSION_TRANSITIONS;
