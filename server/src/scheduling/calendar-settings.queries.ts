import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { StaffMember } from '../staff/staff-member.entity.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { VISIT_PURPOSES } from './rules/visit-phases.js';
import { StaffAbsence } from './staff-absence.entity.js';
import { StaffShift } from './staff-shift.entity.js';
import { VisitTemplate } from './visit-template.entity.js';

export interface ClinicianHours {
  readonly clinician: StaffMember;
  readonly shifts: readonly StaffShift[];
  readonly absences: readonly StaffAbsence[];
}

/** One change in the history of a location, room, clinician or template. */
export interface HistoryLine {
  readonly id: string;
  readonly at: Date;
  /** Null when the system acted by itself. */
  readonly actorName: string | null;
  readonly action: string;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>> | null;
}

/** Reads for the screens that change shifts, absences and lengths of visits. */
@Injectable()
export class CalendarSettingsQueries {
  constructor(
    private readonly db: Database,
    private readonly staff: StaffQueries,
  ) {}

  /** Everybody a visit can be booked with, with shifts, and absences that have not ended before `since`. */
  async findClinicianHours(since: Date): Promise<ClinicianHours[]> {
    const clinicians = await this.staff.findActiveClinicians();
    const shifts = await this.db
      .repository(StaffShift)
      .find({ order: { weekday: 'ASC', starts: 'ASC', validFrom: 'ASC', id: 'ASC' } });
    const absences = await this.db
      .repository(StaffAbsence)
      .find({ where: { endsAt: MoreThan(since) }, order: { startsAt: 'ASC', id: 'ASC' } });
    return clinicians.map((clinician) => ({
      clinician,
      shifts: shifts.filter(({ staffId }) => staffId === clinician.id),
      absences: absences.filter(({ staffId }) => staffId === clinician.id),
    }));
  }

  async findTemplates(): Promise<VisitTemplate[]> {
    const templates = await this.db.repository(VisitTemplate).find();
    return templates.sort((a, b) => VISIT_PURPOSES.indexOf(a.purpose) - VISIT_PURPOSES.indexOf(b.purpose));
  }

  /** What was changed of one item, the newest first. */
  async findHistory(itemId: string, page: number, size: number): Promise<{ rows: HistoryLine[]; total: number }> {
    const of = `FROM audit_event a WHERE a.resource_type = 'calendar' AND a.resource_id = $1 AND a.outcome = 'done'`;
    const rows = await this.db.query<HistoryLine>(
      `SELECT a.id, a.at, (SELECT display_name FROM staff_member m WHERE m.id = a.actor_id) AS "actorName", a.action,
              a.changes ${of} ORDER BY a.id DESC LIMIT $2 OFFSET $3`,
      [itemId, size, (page - 1) * size],
    );
    const [count] = await this.db.query<{ total: number }>(`SELECT count(*)::int AS total ${of}`, [itemId]);
    return { rows, total: count?.total ?? 0 };
  }
}
