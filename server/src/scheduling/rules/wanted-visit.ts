import { type Placement, watchedSpan } from './obstacles.js';
import type { VisitPhases } from './visit-phases.js';
import type { VisitTimes } from './visit-times.js';

/** A visit as it is to be booked. */
export interface WantedVisit extends VisitTimes {
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly phases: VisitPhases;
  readonly kind: 'consultation' | 'session';
}

/** The placement that the rule for obstacles is asked about. */
export function placementOf({ startsAt, endsAt, roomUntil, phases, kind, ...who }: WantedVisit): Placement {
  const { roomId, patientId, clinicianId } = who;
  const times = { from: startsAt.getTime(), until: endsAt.getTime() };
  const watched = kind === 'session' ? watchedSpan(times, phases) : undefined;
  return { roomId, patientId, clinicianId, ...times, roomUntil: roomUntil.getTime(), watched };
}
