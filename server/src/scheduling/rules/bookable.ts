import { addMinutes } from '../../platform/time/interval.js';
import { dateIn, timeIn, weekdayIn } from '../../platform/time/zone.js';
import { hoursOn, isOpenFor, type WeekdayHours } from '../../rooms/rules/opening-hours.js';
import { bookingError } from './scheduling-errors.js';

/** Who and what a booking takes, as far as the rules look at them. */
export interface Parties {
  readonly room: { readonly name: string; readonly state: string };
  readonly location: { readonly timeZone: string; readonly openingHours: readonly WeekdayHours[] };
  readonly clinician: { readonly role: string; readonly active: boolean };
  readonly patient: { readonly state: string };
}

/** A visit that begins at once may be entered a little later; an older one is history and is not booked. */
const ENTERED_LATE_MINUTES = 60;

/**
 * What a booking needs before anybody asks whether the time is free.
 * @throws booking.roomNotInService, booking.clinicianNotAvailable, booking.patientNotBookable, booking.inThePast,
 *   booking.closed
 */
export function assertBookable(
  visit: { readonly startsAt: Date; readonly endsAt: Date },
  { room, location, clinician, patient }: Parties,
  now: Date,
): void {
  if (room.state !== 'active') {
    throw bookingError('booking.roomNotInService', { detail: `${room.name} is not in service.` });
  }
  if (clinician.role !== 'clinician' || !clinician.active) {
    throw bookingError('booking.clinicianNotAvailable', {
      fieldErrors: { clinicianId: ['Choose a clinician who works here.'] },
    });
  }
  if (patient.state === 'deceased' || patient.state === 'merged') throw bookingError('booking.patientNotBookable');
  if (visit.startsAt < addMinutes(now, -ENTERED_LATE_MINUTES)) {
    throw bookingError('booking.inThePast', { fieldErrors: { startsAt: ['That time has passed.'] } });
  }
  assertOpen(visit, location);
}

function assertOpen(visit: { readonly startsAt: Date; readonly endsAt: Date }, location: Parties['location']): void {
  const { timeZone: zone, openingHours } = location;
  const weekday = weekdayIn(zone, visit.startsAt);
  const sameDay = dateIn(zone, visit.startsAt) === dateIn(zone, visit.endsAt);
  const starts = timeIn(zone, visit.startsAt);
  if (isOpenFor(openingHours, { weekday, starts, ends: sameDay ? timeIn(zone, visit.endsAt) : '24:00' })) return;
  const hours = hoursOn(openingHours, weekday);
  const detail = hours
    ? `The visit does not fit into the opening hours of that day, ${hours.opens} to ${hours.closes}.`
    : 'The clinic is closed on that day.';
  throw bookingError('booking.closed', { detail, fieldErrors: { startsAt: [detail] } });
}
