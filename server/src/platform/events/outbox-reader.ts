import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type OutboxPosition, START } from './outbox-position.js';

/** One event under one topic, with its place in the outbox. */
export interface Fact {
  readonly position: OutboxPosition;
  readonly topic: string;
  readonly type: string;
  readonly entityId: string;
  readonly version: number;
}

interface Row {
  xid: string;
  id: string;
  topic: string;
  type: string;
  entityId: string;
  version: number;
  settled: boolean;
}

const BATCH = 500;
/** Below it every transaction has ended: nothing can appear there any more. */
const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

/** Reads the outbox. Uses connections of its own accord, never those of a transaction under way. */
@Injectable()
export class OutboxReader {
  constructor(private readonly source: DataSource) {}

  /** Where somebody who wants to hear only of what comes stands now. */
  async end(): Promise<OutboxPosition> {
    const [row] = await this.#query<{ xid: string; id: string }>(
      `SELECT xid, id FROM outbox_event WHERE xid < ${HORIZON} ORDER BY xid DESC, id DESC LIMIT 1`,
    );
    return row ? { xid: BigInt(row.xid), id: BigInt(row.id) } : START;
  }

  /**
   * What follows a position, in order. `waiting` tells that committed rows lie above a transaction that is still
   * running: they are held back until it has ended, because what it writes comes before them.
   */
  async after(position: OutboxPosition): Promise<{ facts: Fact[]; waiting: boolean; more: boolean }> {
    const rows = await this.#query<Row>(
      `SELECT xid, id, topic, type, entity_id AS "entityId", version, xid < ${HORIZON} AS settled
       FROM outbox_event WHERE (xid, id) > ($1, $2) ORDER BY xid, id LIMIT ${BATCH}`,
      [String(position.xid), String(position.id)],
    );
    const settled = rows.filter((row) => row.settled);
    return {
      facts: settled.map(({ xid, id, topic, type, entityId, version }) => ({
        ...{ position: { xid: BigInt(xid), id: BigInt(id) }, topic, type, entityId, version },
      })),
      waiting: settled.length < rows.length,
      more: settled.length === BATCH,
    };
  }

  /** Whether everything after this position is still there: old rows are swept away from the front. */
  async reachesBack(position: OutboxPosition): Promise<boolean> {
    const rows = await this.#query(`SELECT 1 FROM outbox_event WHERE (xid, id) <= ($1, $2) LIMIT 1`, [
      String(position.xid),
      String(position.id),
    ]);
    return rows.length > 0;
  }

  /** Tells the other nodes to look. */
  async hint(channel: string): Promise<void> {
    await this.#query('SELECT pg_notify($1, $2)', [channel, '']);
  }

  #query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.source.query(sql, parameters);
  }
}
