import { type Calendar, obstaclesTo, type Placement } from './obstacles.js';

const STEP_MS = 15 * 60_000;

export interface PlacesAsked {
  /** What was refused. */
  readonly wanted: Placement;
  /** The same visit in another room or at another time; each room has its own turnover. */
  readonly placeIn: (roomId: string, from: number) => Placement;
  /** No later start is looked at. */
  readonly until: number;
  readonly now: number;
  /** The booking that is moved. */
  readonly ownBookingId?: string | undefined;
}

/** Where a visit could be instead, changing one thing: the room, or the time. */
export interface FreePlaces {
  readonly roomIds: readonly string[];
  /** Next start in the room that was asked for; undefined when there is none. */
  readonly nextAt: number | undefined;
}

/** Other rooms at the time that was asked for, in the order of the board, and the next quarter of an hour in that room. */
export function freePlaces(asked: PlacesAsked, calendar: Calendar): FreePlaces {
  const { wanted, placeIn, until, now, ownBookingId } = asked;
  const isFree = (placement: Placement) => obstaclesTo(placement, calendar, now, ownBookingId).length === 0;
  const roomIds = calendar.rooms
    .map(({ id }) => id)
    .filter((id) => id !== wanted.roomId && isFree(placeIn(id, wanted.from)));
  const first = Math.floor(wanted.from / STEP_MS) * STEP_MS + STEP_MS;
  for (let from = first; from < until; from += STEP_MS) {
    if (isFree(placeIn(wanted.roomId, from))) return { roomIds, nextAt: from };
  }
  return { roomIds, nextAt: undefined };
}
