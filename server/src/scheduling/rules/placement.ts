import { type Placement, watchedSpan } from './obstacles.js';
import type { VisitPhases } from './visit-phases.js';

/** A visit as a booking would hold it. */
export interface WantedVisit {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomUntil: Date;
  readonly phases: VisitPhases;
  readonly kind: 'consultation' | 'session';
}

/** The place of a visit on the calendar; only visits with dosing are watched. */
export function placementOf({ startsAt, endsAt, roomUntil, phases, kind, ...parties }: WantedVisit): Placement {
  const times = { from: startsAt.getTime(), until: endsAt.getTime() };
  const watched = kind === 'session' ? watchedSpan(times, phases) : undefined;
  const { roomId, patientId, clinicianId } = parties;
  return { roomId, patientId, clinicianId, ...times, roomUntil: roomUntil.getTime(), watched };
}
