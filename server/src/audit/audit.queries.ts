import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface AuditFilter {
  readonly patientId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly actorRole: string | null;
  readonly action: string;
  readonly resourceType: string;
  readonly resourceId: string | null;
  readonly patientId: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly ip: string | null;
  readonly changes: Record<string, unknown> | null;
}

/** An absent filter is null here, and matches everything. */
const MATCHES = `($1::uuid IS NULL OR a.patient_id = $1) AND ($2::uuid IS NULL OR a.actor_id = $2)
  AND ($3::text IS NULL OR a.action = $3) AND ($4::text IS NULL OR a.outcome = $4)
  AND ($5::timestamptz IS NULL OR a.at >= $5) AND ($6::timestamptz IS NULL OR a.at < $6)`;

@Injectable()
export class AuditQueries {
  constructor(private readonly db: Database) {}

  /** The newest first. */
  async findPage(filter: AuditFilter, page: number, size: number): Promise<{ rows: AuditLine[]; total: number }> {
    const { patientId, actorId, action, outcome, from, until } = filter;
    const values = [patientId, actorId, action, outcome, from, until].map((value) => value ?? null);
    const rows = await this.db.query<AuditLine>(
      `SELECT a.id, a.at, a.actor_id AS "actorId", m.display_name AS "actorName", a.actor_role AS "actorRole", a.action,
         a.resource_type AS "resourceType", a.resource_id AS "resourceId", a.patient_id AS "patientId", a.outcome,
         a.reason, a.request_id AS "requestId", a.ip, a.changes
       FROM audit_event a LEFT JOIN staff_member m ON m.id = a.actor_id
       WHERE ${MATCHES} ORDER BY a.id DESC LIMIT $7 OFFSET $8`,
      [...values, size, (page - 1) * size],
    );
    const [count] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM audit_event a WHERE ${MATCHES}`,
      values,
    );
    return { rows, total: count?.total ?? 0 };
  }
}
