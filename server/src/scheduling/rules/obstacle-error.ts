import type { DomainError } from '../../platform/errors/domain-error.js';
import { dateIn, timeIn } from '../../platform/time/zone.js';
import { type LastChange, whoTook } from './last-change.js';
import type { Calendar, Obstacle, ObstacleCode, Placement, Span } from './obstacles.js';
import { bookingError } from './scheduling-errors.js';

/** A booking in the way, with the words a screen may show to everybody: never whose it is. */
export interface NamedBooking {
  readonly id: string;
  readonly roomName: string;
  readonly clinicianName: string;
  readonly purposeKind: 'consultation' | 'session';
  readonly state: string;
  /** Who holds it and until when, while it is no more than a hold. */
  readonly heldBy: string | null;
  readonly holdUntil: Date | null;
  readonly lastChange: LastChange | null;
}

export interface Refusal {
  readonly wanted: Placement;
  readonly calendar: Calendar;
  /** Worst first, at least one. */
  readonly obstacles: readonly Obstacle[];
  readonly bookings: readonly NamedBooking[];
  readonly zone: string;
}

/** Fields of the booking form that an obstacle is about. */
const FIELDS: Partial<Record<ObstacleCode, string>> = {
  'booking.closed': 'startsAt',
  'booking.inThePast': 'startsAt',
  'booking.clinicianOffShift': 'clinicianId',
  'booking.clinicianAbsent': 'clinicianId',
};

/** The refusal of a placement: the worst obstacle in words, and all of them as `facts.obstacles`. */
export function obstacleError(refusal: Refusal): DomainError {
  const [worst] = refusal.obstacles;
  if (!worst) throw new Error('a placement without obstacles is not refused');
  const detail = inWords(worst, refusal);
  const field = FIELDS[worst.code];
  return bookingError(worst.code, {
    detail,
    facts: obstacleFacts(refusal),
    ...(field !== undefined && { fieldErrors: { [field]: [detail] } }),
  });
}

/** Somebody who may not set the calendar aside gave a reason to do it. */
export function overrideRefused(refusal: Refusal): DomainError {
  return bookingError('booking.overrideNotAllowed', { facts: obstacleFacts(refusal) });
}

/** All that is in the way, in words and numbers that everybody may see. */
export function obstacleFacts(refusal: Refusal) {
  return {
    obstacles: refusal.obstacles.map((obstacle) => {
      const booking = refusal.bookings.find(({ id }) => id === obstacle.bookingId);
      return {
        code: obstacle.code,
        overridable: obstacle.overridable,
        detail: inWords(obstacle, refusal),
        ...(obstacle.span && {
          startsAt: new Date(obstacle.span.from).toISOString(),
          endsAt: new Date(obstacle.span.until).toISOString(),
        }),
        ...(booking && { roomName: booking.roomName, what: booking.purposeKind }),
      };
    }),
  };
}

/** What is in the way, and who of the staff put it there when that was just now. */
function inWords(obstacle: Obstacle, refusal: Refusal): string {
  const booking = refusal.bookings.find(({ id }) => id === obstacle.bookingId);
  const winner = booking && booking.heldBy === null ? whoTook(booking.lastChange) : undefined;
  return [reasonOf(obstacle, refusal), winner].filter(Boolean).join(' ');
}

function reasonOf(obstacle: Obstacle, { wanted, calendar, bookings, zone }: Refusal): string {
  const room = calendar.rooms.find(({ id }) => id === wanted.roomId)?.name ?? 'The room';
  const clinician = calendar.clinicians.find(({ id }) => id === wanted.clinicianId);
  const name = clinician?.name ?? 'The clinician';
  const booking = bookings.find(({ id }) => id === obstacle.bookingId);
  const times = obstacle.span ? ` ${timesOf(obstacle.span, zone)}` : '';
  const why = obstacle.reason === undefined ? '' : `: ${obstacle.reason}`;
  if (booking?.heldBy && booking.holdUntil) {
    const { heldBy, holdUntil, roomName } = booking;
    const what = { 'booking.patientTaken': 'The patient', 'booking.clinicianTaken': name }[obstacle.code as string];
    return `${what ?? roomName} is held${times} by ${heldBy} until ${timeIn(zone, holdUntil)}.`;
  }
  switch (obstacle.code) {
    case 'booking.inThePast':
      return 'That time has passed.';
    case 'booking.roomNotInService':
      return obstacle.span ? `${room} is out of service${times}${why}.` : `${room} is not in service.`;
    case 'booking.roomTaken': {
      const late = booking?.state === 'in_use' ? ' or until the patient who is in it has left' : '';
      return `${room} is taken${times}${late}.`;
    }
    case 'booking.roomBlocked':
      return `${room} is blocked${times}${why}.`;
    case 'booking.patientTaken':
      return `The patient has a ${booking?.purposeKind ?? 'visit'} in ${booking?.roomName ?? 'a room'}${times}.`;
    case 'booking.clinicianTaken':
      return `${name} has a ${booking?.purposeKind ?? 'visit'} in ${booking?.roomName ?? 'a room'}${times}.`;
    case 'booking.clinicianAbsent':
      return `${name} is away${times}.`;
    case 'booking.closed': {
      const hours = hoursOf(calendar.opening, wanted, zone);
      if (hours) return `The visit does not fit into the opening hours of that day, ${hours}${why}.`;
      return obstacle.reason === undefined ? 'The clinic is closed on that day.' : `Closed${why}.`;
    }
    case 'booking.clinicianOffShift': {
      const hours = hoursOf(clinician?.shifts ?? [], wanted, zone);
      return hours ? `${name} works ${hours} on that day.` : `${name} does not work on that day.`;
    }
    case 'booking.monitorLimit':
      return `${calendar.monitorLimit} patients are already being watched${times}, as many as the location allows.`;
  }
}

/** `from 10:00 to 12:15`, with dates when it is about more than one day. */
function timesOf({ from, until }: Span, zone: string): string {
  const [start, end] = [new Date(from), new Date(until)];
  const [startDate, endDate] = [dateIn(zone, start), dateIn(zone, end)];
  if (startDate === endDate) return `from ${timeIn(zone, start)} to ${timeIn(zone, end)}`;
  return `from ${startDate} ${timeIn(zone, start)} to ${endDate} ${timeIn(zone, end)}`;
}

/** Hours of the day on which the visit begins: `08:00 to 12:00 and 13:00 to 17:00`; empty when there are none. */
function hoursOf(spans: readonly Span[], { from }: Placement, zone: string): string {
  const date = dateIn(zone, new Date(from));
  return spans
    .filter((span) => dateIn(zone, new Date(span.from)) === date)
    .map((span) => `${timeIn(zone, new Date(span.from))} to ${timeIn(zone, new Date(span.until))}`)
    .join(' and ');
}
