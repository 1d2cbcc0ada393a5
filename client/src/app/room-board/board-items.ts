import { visitMinutes } from '../../../../server/src/scheduling/rules/visit-phases';
import type { BoardPlacing, BoardVisit } from './board-api';
import type { ToBook } from './desk-api';
import type { Item, Spot } from './board-move';
import { DayAxis, minuteAt } from './day-axis';

const MINUTE_MS = 60_000;

/** A visit of the board as something that can be moved. */
export function itemOf(visit: BoardVisit, placing: BoardPlacing): Item {
  const limits = placing.limits.find(({ bookingId }) => bookingId === visit.bookingId);
  return {
    key: `visit-${visit.bookingId}`,
    name: visit.patientName,
    kind: visit.kind === 'consultation' ? 'consultation' : 'session',
    patientId: visit.patientId ?? '',
    clinicianId: visit.clinicianId,
    clinicianName: visit.clinicianName,
    phases: visit.phases,
    bookingId: visit.bookingId,
    earliest: instant(limits?.earliest),
    latest: instant(limits?.latest),
  };
}

/** The next session of a plan, with the clinician who had the one before; undefined when its plan is not open any more. */
export function itemOfPlan(plan: ToBook, placing: BoardPlacing): Item | undefined {
  const waiting = placing.waiting.find(({ planId }) => planId === plan.id);
  return (
    waiting && {
      key: `plan-${plan.id}`,
      name: plan.patientName,
      kind: 'session',
      patientId: plan.patientId ?? '',
      clinicianId: waiting.clinicianId,
      clinicianName: waiting.clinicianName,
      phases: waiting.phases,
      earliest: instant(waiting.earliest),
    }
  );
}

/** Where a visit is, as planned. */
export function spotOf(visit: BoardVisit, axis: DayAxis): Spot {
  const [from, until] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)];
  return { roomId: visit.roomId, minute: minuteAt(axis, from), minutes: Math.round((until - from) / MINUTE_MS) };
}

/** How long a visit that is not placed yet will last. */
export function plannedMinutes({ phases }: Item): number {
  return visitMinutes(phases);
}

function instant(value: string | null | undefined): number | undefined {
  return value ? Date.parse(value) : undefined;
}
