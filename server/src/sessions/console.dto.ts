import { dischargeChecklist } from './rules/discharge.js';
import { hundredths, orderedMg } from './rules/dose-arithmetic.js';
import { isDosed } from './rules/dose-given.js';
import { startBlockers } from './rules/dose-start.js';
import type { Light } from './rules/readiness.js';
import { overallLight } from './rules/readiness.js';
import { openAdverse } from './rules/session-events.js';
import { sessionCommands, type SessionState } from './rules/session-lifecycle.js';
import { baselineOf, nextDue, standing, vitalSlots } from './rules/vital-slots.js';
import { type AlertLevel, alertsOf, type Parameter, STANDARD_PROTOCOL } from './rules/vital-thresholds.js';
import type { SessionConsole } from './session-console.queries.js';
import {
  DoseResponse,
  doseOf,
  eventsOf,
  type NameOf,
  ReadingResponse,
  readingsOf,
  SessionEventResponse,
} from './session-record.dto.js';
import { CheckResponse } from './visit.dto.js';

export class ConsolePatient {
  id: string;
  name: string;
  chartNumber: string;
  pronouns: string | null;
  birthDate: string | null;
  alerts: string | null;
}

export class SlotResponse {
  ordinal: number;
  state: 'done' | 'this' | 'booked' | 'open';
}

export class LimitResponse {
  parameter: Parameter;
  level: AlertLevel;
  when: 'atLeast' | 'atMost';
  limit: number;
  source: string;
}

export class ProtocolResponse {
  name: string;
  version: number;
  limits: LimitResponse[];
}

export class VitalSlotResponse {
  key: string;
  label: string;
  dueAt: string | null;
  readingId: string | null;
  lateMinutes: number;
}

export class BlockerResponse {
  reason: string;
  overridable: boolean;
}

export class DischargeCheckResponse {
  key: string;
  label: string;
  done: boolean;
}

export class GapOverrideResponse {
  byName: string;
  reason: string;
}

/** The whole session for the clinician at the chair. */
export class ConsoleResponse {
  id: string;
  version: number;
  kind: 'plan' | 'booster';
  state: SessionState;
  patient: ConsolePatient;
  clinicianId: string;
  clinicianName: string;
  roomName: string | null;
  timeZone: string | null;
  startsAt: string | null;
  endsAt: string | null;
  /** The patient's next visit that is booked. */
  nextVisitAt: string | null;
  /** Planned minutes of each phase. */
  phases: Record<string, number> | null;
  ordinal: number | null;
  sessionCount: number | null;
  slots: SlotResponse[];
  countsTowardPlan: boolean;
  route: 'iv' | 'im' | 'sc';
  orderedMgPerKg: number;
  weightKg: number | null;
  weightMeasuredAt: string | null;
  orderedMg: number | null;
  givenMg: number;
  doses: DoseResponse[];
  escortName: string | null;
  escortPhone: string | null;
  light: Light;
  checks: CheckResponse[];
  startBlockers: BlockerResponse[];
  protocol: ProtocolResponse;
  readings: ReadingResponse[];
  baselineId: string | null;
  vitalSlots: VitalSlotResponse[];
  nextDue: VitalSlotResponse | null;
  events: SessionEventResponse[];
  checkedInAt: string | null;
  doseStartedAt: string | null;
  recoveryStartedAt: string | null;
  recoveryEndedAt: string | null;
  dischargedAt: string | null;
  dischargedByName: string | null;
  dischargeScore: number | null;
  dischargeChecklist: DischargeCheckResponse[];
  closedAt: string | null;
  closedByName: string | null;
  overrideReason: string | null;
  /** Who let the gap to another dose be shorter than the plan wants, and why. */
  gapOverride: GapOverrideResponse | null;
  /** When dosing was ended early: from then on `reason` says why. */
  abortedAt: string | null;
  /** Why it was held, aborted or cancelled. */
  reason: string | null;
  allowedActions: string[];

  static from(view: SessionConsole): ConsoleResponse {
    const { session, booking, patient, checks, readings, doses, events, now, names } = view;
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const baseline = baselineOf(readings, session.doseStartedAt);
    const slots = vitalSlots(readings, session.doseStartedAt);
    const due = session.state === 'in_session' || session.state === 'recovering' ? nextDue(slots, now) : undefined;
    const givenMg = hundredths(doses.reduce((sum, dose) => sum + dose.givenMg, 0));
    return {
      id: session.id,
      version: session.version,
      kind: session.kind,
      state: session.state,
      patient: {
        ...{ id: patient.id, name: view.patientName, chartNumber: patient.chartNumber },
        ...{ pronouns: patient.pronouns, birthDate: patient.birthDate, alerts: patient.alerts },
      },
      clinicianId: session.clinicianId,
      clinicianName: view.clinicianName,
      roomName: view.roomName,
      timeZone: view.timeZone,
      startsAt: iso(booking?.startsAt),
      endsAt: iso(booking?.endsAt),
      nextVisitAt: iso(view.nextVisitAt),
      phases: booking ? { ...booking.phases } : null,
      ordinal: view.ordinal,
      sessionCount: view.sessionCount,
      slots: view.slots.map((slot) => ({ ...slot })),
      countsTowardPlan: session.countsTowardPlan,
      route: session.route,
      orderedMgPerKg: session.orderedMgPerKg,
      weightKg: session.weightKg,
      weightMeasuredAt: iso(session.weightMeasuredAt),
      orderedMg: session.weightKg === null ? null : orderedMg(session.orderedMgPerKg, session.weightKg),
      givenMg,
      doses: doses.map((dose) => doseOf(dose, nameOf)),
      escortName: session.escortName,
      escortPhone: session.escortPhone,
      light: overallLight(checks),
      checks: checks.map((check) => CheckResponse.from(check)),
      startBlockers: startBlockers({
        ...{ checks, hasBaseline: baseline !== undefined, overrideReason: null },
        holdAlerts: baseline ? alertsOf(baseline, 'beforeDose') : [],
      }).map((blocker) => ({ ...blocker })),
      protocol: { ...STANDARD_PROTOCOL, limits: STANDARD_PROTOCOL.limits.map((limit) => ({ ...limit })) },
      readings: readingsOf(readings, session.doseStartedAt, nameOf),
      baselineId: baseline?.id ?? null,
      vitalSlots: slots.map(slotOf),
      nextDue: due ? slotOf(due) : null,
      events: eventsOf(events, nameOf),
      checkedInAt: iso(session.checkedInAt),
      doseStartedAt: iso(session.doseStartedAt),
      recoveryStartedAt: iso(session.recoveryStartedAt),
      recoveryEndedAt: iso(session.recoveryEndedAt),
      dischargedAt: iso(session.dischargedAt),
      dischargedByName: nameOf(session.dischargedBy),
      dischargeScore: session.dischargeScore,
      dischargeChecklist: dischargeChecklist({
        recoveryStartedAt: session.recoveryStartedAt,
        lastReading: standing(readings).at(-1),
        openAdverseEvents: openAdverse(events).length,
        score: session.dischargeScore,
        escortName: session.escortName,
        escortPresent: session.dischargeChecks?.escortPresent ?? false,
        walksUnaided: session.dischargeChecks?.walksUnaided ?? false,
        instructionsGiven: session.instructionsGiven,
      }).map((check) => ({ ...check })),
      closedAt: iso(session.closedAt),
      closedByName: nameOf(session.closedBy),
      overrideReason: session.overrideReason,
      gapOverride: gapOverrideOf(booking, nameOf),
      abortedAt: iso(session.abortedAt),
      reason: session.reason,
      allowedActions: sessionCommands(session.state, {
        recoveryEnded: session.recoveryEndedAt !== null,
        dosed: isDosed({ givenMg, abortedAt: session.abortedAt }),
      }),
    };
  }
}

function iso(date: Date | null | undefined): string | null {
  return date?.toISOString() ?? null;
}

function gapOverrideOf(booking: SessionConsole['booking'], nameOf: NameOf): GapOverrideResponse | null {
  if (!booking || booking.gapOverrideBy === null) return null;
  return { byName: nameOf(booking.gapOverrideBy) ?? '', reason: booking.overrideReason ?? '' };
}

function slotOf(slot: ReturnType<typeof vitalSlots>[number]): VitalSlotResponse {
  return { ...slot, dueAt: iso(slot.dueAt) };
}
