import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { ReadPool } from '../platform/database/read-pool.js';
import { rowKind } from '../platform/database/row-batch.js';
import { currentRequest } from '../platform/http/request-context.js';
import type { AuditEvent } from './audit-event.entity.js';
import type { AuditedRead } from './audited-read.queries.js';

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

const LINES = rowKind<Omit<AuditEvent, 'id' | 'xid' | 'at'>>('audit_event', {
  ...{ action: 'text', resourceType: 'text', resourceId: 'uuid', patientId: 'uuid', reason: 'text', outcome: 'text' },
  ...{ changes: 'jsonb', actorId: 'uuid', actorRole: 'text', signInId: 'uuid', requestId: 'text', ip: 'text' },
});

/** Writes the trail in the transaction of what it tells of: when it fails, the request fails. */
@Injectable()
export class AuditService {
  constructor(
    private readonly db: Database,
    private readonly reads: ReadPool,
  ) {}

  async record(entry: AuditEntry): Promise<void> {
    const request = currentRequest();
    await this.db.insert(LINES, [
      {
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
      },
    ]);
  }

  /**
   * Reads, and leaves the line that tells of it, in one statement. Outside a transaction it runs on the pool of reads,
   * whose commits do not wait for the disk (docs/security.md).
   * @param values of the read's own parameters
   */
  read<Row extends object>(read: AuditedRead, values: readonly unknown[]): Promise<Row[]> {
    const request = currentRequest();
    const actor = request?.actor;
    const all = [
      ...values,
      ...[actor?.staffId ?? null, actor?.role ?? null, actor?.signInId ?? null],
      ...[request?.requestId ?? null, request?.ip ?? null],
    ];
    return this.db.inTransaction ? this.db.run(read, all) : this.reads.run(read, all);
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
