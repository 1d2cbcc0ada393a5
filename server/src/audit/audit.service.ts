import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { currentRequest } from '../platform/http/request-context.js';
import { AuditEvent } from './audit-event.entity.js';

export interface AuditEntry {
  /** What was done, as in the permission table: `session.start`. */
  readonly action: string;
  readonly resource: { readonly type: string; readonly id?: string };
  readonly patientId?: string | null;
  readonly reason?: string | null;
  readonly outcome?: 'done' | 'denied' | 'failed';
  /** Field -> [old, new]. Never narrative text. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** Writes the trail in the transaction of what it tells of: when it fails, the request fails. */
@Injectable()
export class AuditService {
  constructor(private readonly db: Database) {}

  async record(entry: AuditEntry): Promise<void> {
    const request = currentRequest();
    await this.db.repository(AuditEvent).insert({
      action: entry.action,
      resourceType: entry.resource.type,
      resourceId: entry.resource.id ?? null,
      patientId: entry.patientId ?? null,
      reason: entry.reason ?? null,
      outcome: entry.outcome ?? 'done',
      changes: entry.changes ?? null,
      actorId: request?.actor?.staffId ?? null,
      actorRole: request?.actor?.role ?? null,
      signInId: request?.actor?.signInId ?? null,
      requestId: request?.requestId ?? null,
      ip: request?.ip ?? null,
    } as never);
  }
}

/** Field -> [old, new] of the fields that differ, for `AuditEntry.changes`. */
export function changedFields<T extends object>(before: T, after: Partial<T>): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const key of Object.keys(after) as (keyof T & string)[]) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changes[key] = [before[key], after[key]];
  }
  return changes;
}
