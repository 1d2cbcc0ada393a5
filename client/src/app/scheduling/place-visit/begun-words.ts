/** A visit may be entered up to an hour after its start, as the server has it. */
const ENTERED_LATE_MINUTES = 60;

/**
 * Says of a start that has passed how long ago that was, so that a slip of the hand is seen; nothing of one that is to
 * come, or that the server refuses. @param now epoch milliseconds
 */
export function begunWords(startsAt: string, now: number): string | undefined {
  const minutes = Math.floor((now - Date.parse(startsAt)) / 60_000);
  if (minutes < 1 || minutes > ENTERED_LATE_MINUTES) return undefined;
  return `This began ${minutes === 1 ? '1 minute' : `${minutes} minutes`} ago.`;
}
