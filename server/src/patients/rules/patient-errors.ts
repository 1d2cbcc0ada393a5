import { defineErrors } from '../../platform/errors/domain-error.js';

export const patientError = defineErrors({
  'patient.notFound': { status: 404, message: 'There is no such patient.' },
  'patient.closed': { status: 409, message: 'This chart is closed and can no longer be changed.' },
  'patient.birthDateImplausible': { status: 422, message: 'Check the date of birth.' },
  'patient.alertsNotYours': { status: 403, message: 'Alerts are written by clinicians.' },
});
