const HOUR_MS = 3_600_000;

/** When the next visit of a plan has to be, to keep its cadence; unknown before the first. */
export function cadenceWindow(
  previousAt: Date | null,
  plan: { readonly minGapHours: number; readonly maxGapDays: number },
): { earliestAt: Date | null; latestAt: Date | null } {
  if (previousAt === null) return { earliestAt: null, latestAt: null };
  return {
    earliestAt: new Date(previousAt.getTime() + plan.minGapHours * HOUR_MS),
    latestAt: new Date(previousAt.getTime() + plan.maxGapDays * 24 * HOUR_MS),
  };
}

const URGENCY = { off_protocol: 0, drifting: 1, on_track: 2 } as const;

interface Urgency {
  readonly level: keyof typeof URGENCY;
  readonly at: Date | null;
}

/** Order of the list: off protocol, then drifting, then on track; within one, the earliest latest day first. */
export function mostUrgent(a: Urgency, b: Urgency): number {
  const byLevel = URGENCY[a.level] - URGENCY[b.level];
  const [first, second] = [a.at?.getTime() ?? Number.MAX_SAFE_INTEGER, b.at?.getTime() ?? Number.MAX_SAFE_INTEGER];
  return byLevel === 0 ? first - second : byLevel;
}
