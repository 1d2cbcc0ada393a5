import { defineErrors } from '../../platform/errors/domain-error.js';

export const bookingError = defineErrors({
  'booking.notFound': { status: 404, message: 'There is no such booking.' },
  'booking.roomTaken': {
    status: 409,
    message: 'The room is taken at that time.',
    constraint: 'booking_room_free',
  },
  'booking.patientTaken': {
    status: 409,
    message: 'The patient has another visit at that time.',
    constraint: 'booking_patient_free',
  },
  'booking.clinicianTaken': {
    status: 409,
    message: 'The clinician has another visit at that time.',
    constraint: 'booking_clinician_free',
  },
  'booking.tooLong': {
    status: 409,
    message: 'A visit takes its room for at most 12 hours.',
    constraint: 'booking_length_bounded',
  },
  'booking.roomInUse': { status: 409, message: 'The room is in use by another visit.' },
  'booking.closed': { status: 422, message: 'The clinic is closed at that time.' },
  'booking.inThePast': { status: 422, message: 'That time has passed.' },
  'booking.notThisDay': { status: 422, message: 'The patient is here: choose a time of this day.' },
  'booking.roomNotInService': { status: 409, message: 'The room is not in service.' },
  'booking.roomBlocked': { status: 409, message: 'The room is blocked at that time.' },
  'booking.clinicianOffShift': { status: 422, message: 'The clinician does not work at that time.' },
  'booking.clinicianAbsent': { status: 409, message: 'The clinician is away at that time.' },
  'booking.monitorLimit': {
    status: 409,
    message: 'As many patients are being watched at that time as the location allows.',
  },
  'booking.overrideNotAllowed': {
    status: 403,
    message: 'Only a clinician may book against the calendar. Choose another time, or ask one.',
  },
  'booking.clinicianNotAvailable': { status: 422, message: 'Choose a clinician who works here.' },
  'booking.patientNotBookable': { status: 409, message: 'This patient cannot be booked.' },
  'booking.manyLocations': { status: 422, message: 'Choose rooms of one location.' },
  'booking.wrongState': { status: 409, message: 'The booking is no longer in a state that allows this.' },
  'booking.changed': { status: 409, message: 'Somebody changed this visit meanwhile.' },
  'booking.notStarted': { status: 409, message: 'The visit has not begun yet, so nobody failed to come.' },
});
