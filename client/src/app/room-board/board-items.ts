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

/**
 * Something of the tray with the clinician it usually has. Where nobody is usual it is the one that the board is
 * narrowed to, else whoever is free; undefined when nobody works here who could have it.
 */
export function itemOfWaiting(waiting: ToBook, placing: BoardPlacing, narrowedTo?: string): Item | undefined {
  const { kind, id, patientName, patientId, dueOn, visit } = waiting;
  const asked = placing.clinicians.filter((clinician) => clinician.id === narrowedTo);
  const anyOf = visit.clinicianId === null ? (asked.length > 0 ? asked : placing.clinicians) : undefined;
  const [first] = anyOf ?? [{ id: visit.clinicianId ?? '', name: visit.clinicianName ?? '' }];
  return (
    first && {
      key: `${kind}-${id}`,
      name: patientName,
      kind: kind === 'consultation' ? 'consultation' : 'session',
      patientId: patientId ?? '',
      ...{ clinicianId: first.id, clinicianName: first.name, anyOf },
      phases: visit.phases,
      ...{ earliest: instant(visit.earliest), latest: instant(visit.latest) },
      lastDay: kind === 'booster' ? (dueOn ?? undefined) : undefined,
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
