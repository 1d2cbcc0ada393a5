import { bookingError } from './scheduling-errors.js';

/** Who a booking takes, as far as the rules look at them. */
export interface Parties {
  readonly clinician: { readonly role: string; readonly active: boolean };
  readonly patient: { readonly state: string };
}

/**
 * What a booking needs of its people before anybody asks whether the time is free.
 * @throws booking.clinicianNotAvailable, booking.patientNotBookable
 */
export function assertBookable({ clinician, patient }: Parties): void {
  if (clinician.role !== 'clinician' || !clinician.active) {
    throw bookingError('booking.clinicianNotAvailable', {
      fieldErrors: { clinicianId: ['Choose a clinician who works here.'] },
    });
  }
  if (patient.state === 'deceased' || patient.state === 'merged') throw bookingError('booking.patientNotBookable');
}
