import type { Override } from './rules/overriding.js';
import type { VisitPhases, VisitPurpose } from './rules/visit-phases.js';

export interface BookingRequest {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  /** Minutes of the phases, or the purpose whose present minutes are to be taken. */
  readonly phases: VisitPhases | VisitPurpose;
  readonly purpose: { readonly kind: 'consultation' | 'session'; readonly id: string };
  readonly override?: Override | undefined;
  /** Keeps the time until then instead of booking it. */
  readonly hold?: { readonly until: Date; readonly by: string } | undefined;
  /** A hold that keeps the time for this visit: its row becomes the booking. */
  readonly holdId?: string | undefined;
  /** The booking that was given up for this one. */
  readonly rescheduledFromId?: string | undefined;
}

export interface MoveRequest {
  readonly roomId: string;
  readonly startsAt: Date;
  readonly clinicianId?: string | undefined;
  readonly override?: Override | undefined;
  /** Version of the booking that was looked at; any when left out. */
  readonly bookingVersion?: number | undefined;
}

export interface ResizeRequest {
  /** How long patient and clinician are to be there. */
  readonly minutes: number;
  readonly bookingVersion: number;
  readonly override?: Override | undefined;
}

export interface Cancellation {
  readonly by: 'patient' | 'clinic';
  readonly reason: string;
  readonly at: Date;
}
