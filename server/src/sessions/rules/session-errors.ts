import { defineErrors } from '../../platform/errors/domain-error.js';

/** Refusals of sessions. */
export const sessionError = defineErrors({
  'session.notFound': { status: 404, message: 'There is no such session.' },
  'session.wrongState': { status: 409, message: 'The session is not in a state that allows this.' },
  'session.notOfPlan': {
    status: 422,
    message: 'Only booked sessions of one plan move together, the moved one among them.',
  },
  'session.slotNotFound': { status: 422, message: 'The plan has no such slot.' },
  'session.slotTaken': {
    status: 409,
    message: 'This slot of the plan already has a session.',
    constraint: 'session_slot_once',
  },
  'session.outOfOrder': { status: 409, message: 'Sessions of a plan are held in the order of their slots.' },
  'session.tooSoon': { status: 409, message: 'This is too close to another dose of the same patient.' },
  'session.tooMany': { status: 409, message: 'This would be more doses in seven days than the clinic allows.' },
  'session.seriesClashes': { status: 409, message: 'Not every visit of the series can be booked as it stands.' },
  'session.seriesPreferences': { status: 422, message: 'These wishes cannot be searched for.' },
  'session.nothingToBook': { status: 409, message: 'Every session of the plan is booked.' },
  'session.notReady': { status: 409, message: 'Something still keeps this session from going on.' },
  'session.cannotStart': { status: 409, message: 'Dosing cannot start yet.' },
  'session.notDosed': {
    status: 409,
    message: 'No dose is recorded. Record what was given, or abort the session.',
    constraint: 'session_dosed',
  },
  'session.notDischargeable': { status: 409, message: 'The patient cannot be discharged yet.' },
  'session.checkNotYours': { status: 403, message: 'Only a clinician can answer this check.' },
  'session.checkUnknown': { status: 422, message: 'There is no such check or answer.' },
  'session.weightUnlikely': { status: 422, message: 'The weight is far from the last one. Look again.' },
  'session.readingInvalid': {
    status: 422,
    message: 'The reading needs attention.',
    constraint: 'vital_reading_plausible',
  },
  'session.readingElsewhere': {
    status: 409,
    message: 'This reading belongs to another session or was corrected before.',
  },
  'session.doseInvalid': { status: 422, message: 'The amounts need attention.', constraint: 'dose_amounts_add_up' },
  'session.eventElsewhere': { status: 409, message: 'This event belongs to another session.' },
  'session.eventDiffers': {
    status: 409,
    message: 'This event is in the record already, with other words. Reload, and add what is missing.',
  },
  'session.eventInvalid': { status: 422, message: 'The event needs attention.' },
  'session.recordSigned': {
    status: 409,
    message: 'The session record is signed and does not change any more.',
    constraint: 'session_closed_immutable',
  },
});
