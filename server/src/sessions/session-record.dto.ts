import type { Dose } from './dose.entity.js';
import { type EventKind, openAdverse, type Severity } from './rules/session-events.js';
import { lateEntryMinutes, standing } from './rules/vital-slots.js';
import { type AlertLevel, alertsOf, type Parameter } from './rules/vital-thresholds.js';
import type { SessionEvent } from './session-event.entity.js';
import type { VitalReading } from './vital-reading.entity.js';

export class AlertResponse {
  parameter: Parameter;
  level: AlertLevel;
  when: 'atLeast' | 'atMost';
  limit: number;
  value: number;
}

export class ReadingResponse {
  id: string;
  measuredAt: string;
  recordedAt: string;
  recordedByName: string;
  systolic: number;
  diastolic: number;
  heartRate: number;
  spo2: number;
  respiratoryRate: number | null;
  sedation: number | null;
  replacesId: string | null;
  reason: string | null;
  /** Another reading corrects it. */
  replaced: boolean;
  /** Minutes between measuring and entering when that was late, else 0. */
  lateEntryMinutes: number;
  alerts: AlertResponse[];
}

export class DoseResponse {
  id: string;
  givenAt: string;
  recordedByName: string;
  givenMg: number;
  concentrationMgPerMl: number;
  drawnMl: number;
  givenMl: number;
  wastedMl: number;
  wasteWitnessName: string | null;
}

export class SessionEventResponse {
  id: string;
  at: string;
  recordedByName: string;
  kind: EventKind;
  text: string | null;
  severity: Severity | null;
  resolvesId: string | null;
  /** An adverse event that nobody has marked as over. */
  open: boolean;
}

/** Shown name of a member of staff. */
export type NameOf = (id: string | null) => string | null;

export function readingsOf(
  readings: readonly VitalReading[],
  doseStartedAt: Date | null,
  nameOf: NameOf,
): ReadingResponse[] {
  const stands = new Set(standing(readings).map((reading) => reading.id));
  return readings.map((reading) => {
    const { id, systolic, diastolic, heartRate, spo2, respiratoryRate, sedation, replacesId, reason } = reading;
    const after = doseStartedAt !== null && reading.measuredAt > doseStartedAt;
    return {
      ...{ id, systolic, diastolic, heartRate, spo2, respiratoryRate, sedation, replacesId, reason },
      measuredAt: reading.measuredAt.toISOString(),
      recordedAt: reading.recordedAt.toISOString(),
      recordedByName: nameOf(reading.recordedBy) ?? '',
      replaced: !stands.has(id),
      lateEntryMinutes: lateEntryMinutes(reading),
      alerts: alertsOf(reading, after ? 'afterDose' : 'beforeDose').map((alert) => {
        const { parameter, level, when, limit, value } = alert;
        return { parameter, level, when, limit, value };
      }),
    };
  });
}

export function doseOf(dose: Dose, nameOf: NameOf): DoseResponse {
  const { id, givenMg, concentrationMgPerMl, drawnMl, givenMl, wastedMl } = dose;
  return {
    ...{ id, givenMg, concentrationMgPerMl, drawnMl, givenMl, wastedMl },
    givenAt: dose.givenAt.toISOString(),
    recordedByName: nameOf(dose.recordedBy) ?? '',
    wasteWitnessName: nameOf(dose.wasteWitnessId),
  };
}

export function eventsOf(events: readonly SessionEvent[], nameOf: NameOf): SessionEventResponse[] {
  const open = new Set(openAdverse(events).map((event) => event.id));
  return events.map((event) => ({
    ...{ id: event.id, at: event.at.toISOString(), kind: event.kind, text: event.text },
    ...{ severity: event.severity, resolvesId: event.resolvesId },
    recordedByName: nameOf(event.recordedBy) ?? '',
    open: open.has(event.id),
  }));
}
