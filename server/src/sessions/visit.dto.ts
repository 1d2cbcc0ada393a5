import { deskCheckLight, deskLight, deskLights } from './rules/desk-lights.js';
import type { Cause, Light, ReadinessCheck } from './rules/readiness.js';
import { receptionCommands, type SessionState } from './rules/session-lifecycle.js';
import type { Visit } from './visits.queries.js';

export class CheckOption {
  value: string;
  label: string;
}

export class CheckResponse {
  key: string;
  label: string;
  cause: Cause;
  light: Light;
  /** What is known, in a word or two. */
  state: string;
  answer: string | null;
  options: CheckOption[];

  static from(check: ReadinessCheck): CheckResponse {
    const { key, label, cause, light, state, answer } = check;
    return { key, label, cause, light, state, answer, options: check.options.map((option) => ({ ...option })) };
  }
}

export class CauseLightResponse {
  cause: Cause;
  light: Light;
}

/** A visit without anything clinical: what the front desk works with. */
export class VisitResponse {
  id: string;
  version: number;
  kind: 'plan' | 'booster';
  state: SessionState;
  patientId: string;
  patientName: string;
  clinicianId: string;
  clinicianName: string;
  /** Of the booking, for the command that moves it. */
  bookingVersion: number | null;
  roomId: string | null;
  roomName: string | null;
  startsAt: string | null;
  endsAt: string | null;
  timeZone: string | null;
  /** Slot of the plan and its size; null for a booster. */
  ordinal: number | null;
  sessionCount: number | null;
  escortName: string | null;
  escortPhone: string | null;
  light: Light;
  causes: CauseLightResponse[];
  /** The checks that the front desk may answer. */
  checks: CheckResponse[];
  allowedActions: string[];

  static from(visit: Visit): VisitResponse {
    const { id, version, kind, state, patientId, patientName, clinicianId, clinicianName, checks } = visit;
    const {
      bookingVersion,
      roomId,
      roomName,
      startsAt,
      endsAt,
      timeZone,
      ordinal,
      sessionCount,
      escortName,
      escortPhone,
    } = visit;
    const lights = deskLights(checks, state);
    return {
      ...{ id, version, kind, state, patientId, patientName, clinicianId, clinicianName, roomId, roomName },
      ...{ bookingVersion, timeZone, ordinal, sessionCount, escortName, escortPhone },
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
      light: deskLight(lights) ?? 'clear',
      causes: lights.map(({ cause, light }) => ({ cause, light })),
      checks: checks
        .filter((check) => check.frontDesk)
        .map((check) => CheckResponse.from({ ...check, light: deskCheckLight(check, state) })),
      allowedActions: receptionCommands(state),
    };
  }
}
