import type { DomainError } from '../../platform/errors/domain-error.js';
import { timeIn } from '../../platform/time/zone.js';
import { bookingError } from './scheduling-errors.js';

/** A visit that has a room now, in what everybody may see of it: never whose it is. */
export interface RoomUse {
  readonly roomName: string;
  readonly endsAt: Date;
}

/** Two patients do not live in one room: the refusal to begin a visit where another one has not ended. */
export function roomInUse({ roomName, endsAt }: RoomUse, now: Date, zone: string): DomainError {
  const until = endsAt > now ? ` until about ${timeIn(zone, endsAt)}` : ', which runs late';
  return bookingError('booking.roomInUse', {
    detail: `${roomName} is in use by another visit${until}: move this visit first.`,
    ...(endsAt > now && { facts: { until: endsAt.toISOString() } }),
  });
}
