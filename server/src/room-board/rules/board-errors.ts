import { defineErrors } from '../../platform/errors/domain-error.js';

export const boardError = defineErrors({
  'board.clinicianNeeded': { status: 422, message: 'Choose a clinician.' },
  'board.nothingWaits': {
    status: 404,
    message: 'That does not wait for a time any more: somebody has booked it, or it was taken back.',
  },
  'board.clinicianNotFound': { status: 404, message: 'There is no such clinician.' },
});
