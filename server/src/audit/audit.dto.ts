import { IsIn, IsOptional, Matches } from 'class-validator';
import { IdField, InstantField } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import type { AuditLine } from './audit.queries.js';

export class AuditQuery extends PageQuery {
  /** Only what touched this patient. */
  @IsOptional()
  @IdField()
  patientId?: string;

  /** Only what this member of staff did. */
  @IsOptional()
  @IdField()
  actorId?: string;

  /** Only this action, for example `session.start`. */
  @IsOptional()
  @Matches(/^[a-zA-Z.]{1,60}$/, { message: 'Name an action, for example session.start.' })
  action?: string;

  @IsOptional()
  @IsIn(['done', 'denied', 'failed'], { message: 'Choose done, denied or failed.' })
  outcome?: 'done' | 'denied' | 'failed';

  /** From this moment on. */
  @IsOptional()
  @InstantField()
  from?: string;

  /** Before this moment. */
  @IsOptional()
  @InstantField()
  until?: string;
}

/** One line of the trail. */
export class AuditResponse {
  /** Grows with time; a gap is a transaction that was rolled back. */
  id: string;
  at: string;
  actorId: string | null;
  /** Null when the system acted by itself. */
  actorName: string | null;
  actorRole: string | null;
  action: string;
  resourceType: string;
  resourceId: string | null;
  patientId: string | null;
  outcome: string;
  reason: string | null;
  requestId: string | null;
  ip: string | null;
  /** Names of the fields that changed; their values stay in the database. */
  changedFields: string[];

  static from({ at, changes, ...line }: AuditLine): AuditResponse {
    return { ...line, at: at.toISOString(), changedFields: Object.keys(changes ?? {}).sort() };
  }
}

export class AuditPage {
  items: AuditResponse[];
  total: number;
  page: number;
  size: number;
}
