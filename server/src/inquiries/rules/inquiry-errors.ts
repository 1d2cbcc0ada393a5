import { defineErrors } from '../../platform/errors/domain-error.js';

export const inquiryError = defineErrors({
  'inquiry.notFound': { status: 404, message: 'There is no such inquiry.' },
  'inquiry.wrongState': { status: 409, message: 'The inquiry is no longer in a state that allows this.' },
  'inquiry.unreachable': { status: 422, message: 'Give a telephone number or an e-mail address.' },
  'inquiry.clinicianDecides': { status: 403, message: 'Whether somebody is suitable is decided by a clinician.' },
  'inquiry.chartOpened': {
    status: 409,
    message: 'A chart was already opened for this person when the consultation was booked. Correct it there.',
  },
  'inquiry.patientLinked': {
    status: 409,
    message: 'This chart already belongs to another inquiry. Close this one as a duplicate instead.',
    constraint: 'inquiry_patient',
  },
});
