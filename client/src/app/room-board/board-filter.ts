import type { BoardFilter, Kind } from './board-address';

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  session: 'Sessions',
  booster: 'Boosters',
  consultation: 'Consultations',
};

/** Whether a visit is among those that the filter asks for. */
export function fits(
  visit: { readonly roomId: string; readonly clinicianId: string; readonly kind: string },
  { room, clinician, kind }: BoardFilter,
): boolean {
  return (
    (room === undefined || visit.roomId === room) &&
    (clinician === undefined || visit.clinicianId === clinician) &&
    (kind === undefined || visit.kind === kind)
  );
}

/** The rooms that the filter leaves; all of them when it names one that is not here. */
export function roomsShown<T extends { readonly id: string }>(
  rooms: readonly T[],
  { room }: BoardFilter,
): readonly T[] {
  const found = rooms.filter(({ id }) => id === room);
  return found.length > 0 ? found : rooms;
}
