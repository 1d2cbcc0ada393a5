import type { BoardDay, BoardVisit } from './board-api';

const TOLD = ['roomId', 'startsAt', 'endsAt', 'clinicianId', 'state'] as const satisfies readonly (keyof BoardVisit)[];

/** The visits that were added, taken away, moved or came into another state between two readings of one day. */
export function changesBetween(before: BoardDay | undefined, after: BoardDay): readonly BoardVisit[] {
  if (!before || before.date !== after.date || before.locationId !== after.locationId) return [];
  const old = new Map(before.visits.map((visit) => [visit.bookingId, visit]));
  const changed = after.visits.filter((visit) => {
    const was = old.get(visit.bookingId);
    old.delete(visit.bookingId);
    return !was || TOLD.some((field) => was[field] !== visit[field]);
  });
  return [...changed, ...old.values()];
}

/** "3 changes by another desk". */
export function changeWords(count: number): string {
  return count === 1 ? '1 change by another desk' : `${count} changes by another desk`;
}
