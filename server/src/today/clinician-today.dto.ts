import { IsIn, IsOptional } from 'class-validator';
import type { BoosterRow, ConsultationRow, ContactRow, SessionRow, UnsignedRow } from './clinician-today.queries.js';
import type { ClosingScore, DriftingCourse } from './clinician-today.service.js';
import { contactWindow } from './rules/integration-window.js';

export class ClinicianTodayQuery {
  /** `all`: the visits of every clinician. The other lists are always one's own. */
  @IsOptional()
  @IsIn(['mine', 'all'])
  scope: 'mine' | 'all' = 'mine';
}

export class TodaySession {
  sessionId: string;
  patientId: string;
  patientName: string;
  clinicianName: string;
  state: string;
  kind: 'plan' | 'booster';
  ordinal: number | null;
  sessionCount: number | null;
  roomName: string;
  startsAt: string;
  endsAt: string;
  checkedInAt: string | null;
  doseStartedAt: string | null;
  recoveryStartedAt: string | null;
  recoveryEndedAt: string | null;
  noteId: string | null;

  static from(row: SessionRow): TodaySession {
    return {
      ...row,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      checkedInAt: iso(row.checkedInAt),
      doseStartedAt: iso(row.doseStartedAt),
      recoveryStartedAt: iso(row.recoveryStartedAt),
      recoveryEndedAt: iso(row.recoveryEndedAt),
    };
  }
}

export class TodayConsultation {
  consultationId: string;
  patientId: string;
  patientName: string;
  clinicianName: string;
  state: 'scheduled' | 'checked_in' | 'in_progress' | 'completed' | 'signed' | 'no_show';
  roomName: string;
  startsAt: string;
  endsAt: string;

  static from(row: ConsultationRow): TodayConsultation {
    return {
      ...row,
      state: row.state as TodayConsultation['state'],
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
    };
  }
}

export class TodayUnsigned {
  kind: 'note' | 'record';
  /** The draft; null when nothing was begun. */
  noteId: string | null;
  sessionId: string;
  patientName: string;
  ordinal: number | null;
  since: string;

  static from(row: UnsignedRow): TodayUnsigned {
    return { ...row, since: row.since.toISOString() };
  }
}

export class TodayContact {
  sessionId: string;
  patientId: string;
  patientName: string;
  ordinal: number | null;
  opensAt: string;
  closesAt: string;

  static from({ dischargedAt, ...row }: ContactRow): TodayContact {
    const { opensAt, closesAt } = contactWindow(dischargedAt);
    return { ...row, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() };
  }
}

export class TodayBooster {
  boosterId: string;
  patientId: string;
  patientName: string;
  source: 'rule' | 'clinician' | 'patient_request';
  since: string;

  static from(row: BoosterRow): TodayBooster {
    return { ...row, since: row.since.toISOString() };
  }
}

/** An open plan of this prescriber that has left its cadence, and why. */
export class TodayDrift {
  planId: string;
  patientId: string;
  patientName: string;
  level: 'drifting' | 'off_protocol';
  reasons: ('gap' | 'unbooked' | 'paused' | 'endsLate' | 'overdue')[];
  done: number;
  sessionCount: number;

  static from({ course: { plan, drift }, patientName }: DriftingCourse): TodayDrift {
    return {
      ...{ planId: plan.id, patientId: plan.patientId, patientName, reasons: [...drift.reasons] },
      level: drift.level === 'off_protocol' ? 'off_protocol' : 'drifting',
      ...{ done: plan.countedSessions, sessionCount: plan.sessionCount },
    };
  }
}

/** A completed plan whose closing GAD-7 can be taken now and was not. */
export class TodayClosingScore {
  planId: string;
  patientId: string;
  patientName: string;
  /** Last day on which it counts, YYYY-MM-DD */
  until: string;

  static from(row: ClosingScore): TodayClosingScore {
    return { ...row };
  }
}

/** What a clinician has to do today. */
export class ClinicianTodayResponse {
  /** YYYY-MM-DD in the clinic's zone */
  date: string;
  timeZone: string;
  sessions: TodaySession[];
  consultations: TodayConsultation[];
  unsigned: TodayUnsigned[];
  /** Whose window closes today, or before the clinic opens again. */
  contacts: TodayContact[];
  boosters: TodayBooster[];
  /** Off protocol first. */
  drifting: TodayDrift[];
  closingScores: TodayClosingScore[];
}

function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
