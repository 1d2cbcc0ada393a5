import { defineErrors } from '../../platform/errors/domain-error.js';

export const calendarError = defineErrors({
  'calendar.notValid': { status: 422, message: 'Some of this cannot be.' },
  'calendar.bookingsAffected': { status: 409, message: 'Bookings stand in that time. Look at them, then confirm.' },
  'calendar.dateTaken': {
    status: 409,
    message: 'This date already has hours of its own.',
    constraint: 'location_exception_date',
  },
  'calendar.zoneInUse': { status: 409, message: 'The time zone cannot change while bookings lie ahead.' },
  'room.nameTaken': {
    status: 409,
    message: 'Another room has this name.',
    constraint: 'room_name_unique',
  },
  'room.bookingsAhead': { status: 409, message: 'The room still has bookings. Move or cancel them first.' },
  'room.retired': { status: 409, message: 'A retired room is not changed any more.' },
});

/** A refusal of what was entered, by field. */
export function notValid(fieldErrors: Readonly<Record<string, readonly string[]>>) {
  return calendarError('calendar.notValid', { fieldErrors });
}
