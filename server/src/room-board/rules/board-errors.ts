import { defineErrors } from '../../platform/errors/domain-error.js';

export const boardError = defineErrors({
  'board.clinicianNeeded': { status: 422, message: 'Choose a clinician.' },
  'board.clinicianNotFound': { status: 404, message: 'There is no such clinician.' },
});
