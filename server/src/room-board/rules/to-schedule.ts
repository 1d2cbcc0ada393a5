/** What waits to be booked, as far as its order needs it. */
export interface Waiting {
  readonly drift: 'on_track' | 'drifting' | 'off_protocol' | null;
  /** Last day that keeps the cadence or the approval, YYYY-MM-DD; null when no day is set. */
  readonly dueOn: string | null;
  readonly patientName: string;
}

const URGENCY = { off_protocol: 0, drifting: 1 } as const;
const NO_DAY = '9999-12-31';

/** Plans off protocol, drifting plans, then whatever is due first; what has no day comes last, by name. */
export function byUrgency(a: Waiting, b: Waiting): number {
  const byLevel = urgencyOf(a) - urgencyOf(b);
  if (byLevel !== 0) return byLevel;
  const byDay = (a.dueOn ?? NO_DAY).localeCompare(b.dueOn ?? NO_DAY);
  return byDay === 0 ? a.patientName.localeCompare(b.patientName) : byDay;
}

function urgencyOf({ drift }: Waiting): number {
  return drift === 'off_protocol' || drift === 'drifting' ? URGENCY[drift] : 2;
}
