import type { BoardDay } from './board-api';

/**
 * What the board says on a day without visits, and what to do about it.
 * @param reason what the day is, when its hours are not the usual ones
 * @param mayPlace whether the list to schedule stands beside the board
 */
export function emptyDayWords(
  { date, today, opens }: Pick<BoardDay, 'date' | 'today' | 'opens'>,
  reason: string | undefined,
  mayPlace: boolean,
): string {
  if (opens === null) return reason === undefined ? 'The clinic is closed on this day.' : `Closed: ${reason}.`;
  if (!mayPlace || date < today) return 'Nobody is booked on this day.';
  return 'Nobody is booked on this day. Drag a card of the list into a room, or choose a time in a room.';
}
