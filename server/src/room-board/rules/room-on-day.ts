import type { Calendar, CalendarRoom, Span } from '../../scheduling/rules/obstacles.js';
import { type OpenMinutes, openMinutes, within } from './open-minutes.js';

export interface ClosedSpan extends Span {
  /** Null when the room as such is out of service. */
  readonly reason: string | null;
}

export interface RoomOnDay extends OpenMinutes {
  /** Parts of the opening hours in which nobody can be received here. */
  readonly closed: readonly ClosedSpan[];
}

/** What a day holds for a room: how much is open, taken and free, and what is closed. */
export function roomOnDay(roomId: string, day: Span, calendar: Calendar, now: number): RoomOnDay {
  const hours = within(calendar.opening, [day]);
  const room = calendar.rooms.find(({ id }) => id === roomId);
  const closed = room ? closedSpans(room, hours) : [];
  const taken = calendar.taken
    .filter((booking) => booking.roomId === roomId)
    .map(({ from, roomUntil }) => ({ from, until: roomUntil }));
  return { closed, ...openMinutes(day, { hours, closed, taken }, now) };
}

/** What a day holds for a clinician: shifts within the opening hours, without absences; without shifts the hours. */
export function clinicianOnDay(clinicianId: string, day: Span, calendar: Calendar, now: number): OpenMinutes {
  const opening = within(calendar.opening, [day]);
  const clinician = calendar.clinicians.find(({ id }) => id === clinicianId);
  const hours = !clinician ? [] : clinician.shifts ? within(clinician.shifts, opening) : opening;
  const taken = calendar.taken.filter((booking) => booking.clinicianId === clinicianId);
  return openMinutes(day, { hours, closed: clinician?.absences ?? [], taken }, now);
}

function closedSpans(room: CalendarRoom, hours: readonly Span[]): ClosedSpan[] {
  if (!room.inService) return hours.map((span) => ({ ...span, reason: null }));
  return [...room.outages, ...room.blocks].flatMap(({ reason = null, ...span }) =>
    within([span], hours).map((part) => ({ ...part, reason })),
  );
}
