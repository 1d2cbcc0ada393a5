import { addMinutes, overlaps } from '../../platform/time/interval.js';
import type { BookingState } from './booking-lifecycle.js';
import type { VisitPhases } from './visit-phases.js';

/** What a booking wants to take. */
export interface Wanted {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomUntil: Date;
}

/** A live booking that may be in the way. */
export interface Taken extends Wanted {
  readonly id: string;
  readonly state: BookingState;
  readonly phases: VisitPhases;
}

export type ClashKind = 'room' | 'patient' | 'clinician';

export interface Clash<T extends Taken> {
  readonly kind: ClashKind;
  readonly with: T;
}

/**
 * The booking that is in the way: of the room first (with turnover), then of the patient, then of the lead clinician
 * (without). Ranges are half-open, so back-to-back is free. A visit that is still in its room takes it until it has
 * ended and the room was turned over, however late it runs.
 */
export function findClash<T extends Taken>(wanted: Wanted, others: readonly T[], now: Date): Clash<T> | undefined {
  const room = others.find(
    (other) => other.roomId === wanted.roomId && overlaps(roomRange(wanted), roomRangeNow(other, now)),
  );
  if (room) return { kind: 'room', with: room };
  const patient = others.find((other) => other.patientId === wanted.patientId && overlaps(visit(wanted), visit(other)));
  if (patient) return { kind: 'patient', with: patient };
  const clinician = others.find(
    (other) => other.clinicianId === wanted.clinicianId && overlaps(visit(wanted), visit(other)),
  );
  return clinician && { kind: 'clinician', with: clinician };
}

function visit({ startsAt, endsAt }: Wanted) {
  return { start: startsAt, end: endsAt };
}

function roomRange({ startsAt, roomUntil }: Wanted) {
  return { start: startsAt, end: roomUntil };
}

function roomRangeNow(taken: Taken, now: Date) {
  const { start, end } = roomRange(taken);
  if (taken.state !== 'in_use') return { start, end };
  const earliestFree = addMinutes(now, taken.phases.turnover);
  return { start, end: earliestFree > end ? earliestFree : end };
}
