import { ENTERED_LATE_MS } from '../../../../../server/src/scheduling/rules/obstacles';

const MINUTE_MS = 60_000;

/**
 * Says of a start that has passed how long ago that was, so that a slip of the hand is seen; nothing of one that is to
 * come, or that the server refuses. @param now epoch milliseconds
 */
export function begunWords(startsAt: string, now: number): string | undefined {
  const minutes = Math.floor((now - Date.parse(startsAt)) / MINUTE_MS);
  if (minutes < 1 || minutes > ENTERED_LATE_MS / MINUTE_MS) return undefined;
  return `This began ${minutes === 1 ? '1 minute' : `${minutes} minutes`} ago.`;
}
