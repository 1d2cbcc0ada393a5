import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { errorOfConstraint } from '../errors/domain-error.js';
import { platformError } from '../errors/platform-errors.js';
import { RowBatch, type RowKind } from './row-batch.js';
import type { Statement } from './statement.js';

interface Unit {
  readonly manager: EntityManager;
  readonly client: pg.PoolClient;
  /** Rows that are written before the next statement. */
  readonly batch: RowBatch;
  readonly afterCommit: (() => void | Promise<void>)[];
}

/** Serialization failure, deadlock, lock timeout: the whole unit may be run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 4;

/** The driver's view of a failed statement: its SQLSTATE and the constraint that was violated. */
export function databaseFault(error: unknown): { sqlState?: string; constraint?: string } {
  const fault: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(fault instanceof pg.DatabaseError)) return {};
  const { code, constraint } = fault;
  return { ...(code && { sqlState: code }), ...(constraint && { constraint }) };
}

/** Transactions and the current entity manager. One use case is one transaction; nested calls join the outer one. */
@Injectable()
export class Database {
  readonly #current = new AsyncLocalStorage<Unit>();

  constructor(private readonly dataSource: DataSource) {}

  /** Manager of the transaction under way, else one that commits each statement by itself. */
  get manager(): EntityManager {
    return this.#current.getStore()?.manager ?? this.dataSource.manager;
  }

  get inTransaction(): boolean {
    return this.#current.getStore() !== undefined;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query(sql, parameters);
  }

  /** Runs a statement that is asked often: parsed once for each connection, its rows as the driver gives them. */
  async run<Row extends object>({ name, text }: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const unit = this.#current.getStore();
    if (unit) await write(unit);
    const connection = unit?.client ?? ((this.dataSource.driver as PostgresDriver).master as pg.Pool);
    return (await connection.query<Row>({ name, text, values: [...values] })).rows;
  }

  /**
   * Inserts rows that nobody needs back. Within a unit they wait for each other and are written in one statement,
   * before the unit's next statement or its commit: what follows sees them, and a violated constraint is told there.
   */
  async insert<T extends object>(kind: RowKind<T>, rows: readonly T[]): Promise<void> {
    if (rows.length === 0) return;
    const unit = this.#current.getStore();
    if (unit) return unit.batch.add(kind, rows);
    const batch = new RowBatch();
    batch.add(kind, rows);
    const { statement, values } = batch.take();
    await this.run(statement, values);
  }

  /**
   * Runs a unit of work in one READ COMMITTED transaction, again from its beginning (three times, with jitter) when
   * PostgreSQL reports 40001, 40P01 or 55P03. A violated constraint that a domain has declared is thrown as its
   * `DomainError`. The unit must be safe to run again: effects outside the database belong into `afterCommit`.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.inTransaction) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#runOnce(work);
      } catch (error) {
        const { sqlState, constraint } = databaseFault(error);
        const declared = constraint === undefined ? undefined : errorOfConstraint(constraint);
        if (declared) throw declared;
        if (sqlState === undefined || !RETRYABLE.has(sqlState)) throw error;
        if (attempt === ATTEMPTS) throw platformError('request.busy');
        await sleep(jitter(attempt));
      }
    }
  }

  /** Runs after the transaction under way has committed; at once when there is none. Not run after a roll-back. */
  afterCommit(hook: () => void | Promise<void>): void {
    const unit = this.#current.getStore();
    if (unit) unit.afterCommit.push(hook);
    else void hook();
  }

  /**
   * Changes one row if it still is at `version`, and raises its version.
   * TypeORM's `save()` of a stale copy overwrites silently, so this is the only way a versioned row is updated.
   * @returns the new version
   * @throws request.stale (412) when the row is at another version, request.notFound (404) when it is not there
   */
  async updateVersioned<T extends { id: string; version: number }>(
    entity: EntityTarget<T & ObjectLiteral>,
    row: { readonly id: string; readonly version: number },
    changes: QueryDeepPartialEntity<T>,
  ): Promise<number> {
    const { tablePath, columns } = this.dataSource.getMetadata(entity);
    const set = Object.entries<unknown>(changes).flatMap(([property, value]) => {
      const column = columns.find(({ propertyName }) => propertyName === property);
      if (!column) throw new Error(`${tablePath} has no column for ${property}`);
      const isJson = column.type === 'jsonb' && value !== null;
      return value === undefined
        ? []
        : [{ column: column.databaseName, value: isJson ? JSON.stringify(value) : value }];
    });
    const columnsSet = set.map(({ column }, index) => `${column} = $${index + 3}, `).join('');
    const text = `UPDATE ${tablePath} SET ${columnsSet}version = version + 1 WHERE id = $1 AND version = $2 RETURNING id`;
    const values = [row.id, row.version, ...set.map(({ value }) => value)];
    if ((await this.run(prepared(text), values)).length === 1) return row.version + 1;
    const exists = await this.manager.exists(entity, { where: { id: row.id } as never });
    throw platformError(exists ? 'request.stale' : 'request.notFound');
  }

  async #runOnce<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    let unit: Unit | undefined;
    let value: T;
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      unit = { manager: runner.manager, client, batch: new RowBatch(), afterCommit: [] };
      writeBefore(runner, unit);
      const begun = begin(runner, client);
      value = await this.#current.run(unit, work);
      await begun;
      await commit(runner, unit);
    } catch (error) {
      unit?.batch.clear();
      if (unit && runner.isTransactionActive) await end(runner, unit.client, 'ROLLBACK');
      throw error;
    } finally {
      await runner.release();
    }
    for (const hook of unit.afterCommit) await hook();
    return value;
  }
}

/**
 * Opens a READ COMMITTED transaction (data-source.ts). Connections are pipelined: the unit's first statement goes out
 * behind START TRANSACTION without waiting for its answer, which TypeORM's own `startTransaction` would do.
 */
function begin(runner: QueryRunner, client: pg.PoolClient): Promise<unknown> {
  Object.assign(runner, { isTransactionActive: true });
  const begun = client.query('START TRANSACTION');
  begun.catch(() => undefined); // the unit's first statement fails as well, and is awaited
  return begun;
}

/**
 * Sends the rows that wait and COMMIT behind them. When the rows are refused, PostgreSQL makes a ROLLBACK of it. Rows that
 * cannot be written down at all are found before anything is sent: a COMMIT without them would succeed.
 */
async function commit(runner: QueryRunner, unit: Unit): Promise<void> {
  const waiting = taken(unit);
  const sent = waiting ? unit.client.query(waiting) : Promise.resolve();
  const [rows, ended] = await Promise.allSettled([sent, end(runner, unit.client, 'COMMIT')]);
  if (rows.status === 'rejected') throw rows.reason;
  if (ended.status === 'rejected') throw ended.reason;
  if (ended.value !== 'COMMIT') throw new Error('A statement of the unit had failed, and its error was swallowed');
}

/** @returns what PostgreSQL did, which is a ROLLBACK also when a statement had failed before COMMIT */
async function end(runner: QueryRunner, client: pg.PoolClient, how: 'COMMIT' | 'ROLLBACK'): Promise<string> {
  Object.assign(runner, { isTransactionActive: false });
  return (await client.query(how)).command;
}

/** Whatever TypeORM sends in this unit comes after the rows that wait. */
function writeBefore(runner: QueryRunner, unit: Unit): void {
  const query = runner.query.bind(runner) as (...parameters: unknown[]) => Promise<unknown>;
  runner.query = (async (...parameters: unknown[]) => {
    await write(unit);
    return query(...parameters);
  }) as QueryRunner['query'];
}

async function write(unit: Unit): Promise<void> {
  const waiting = taken(unit);
  if (waiting) await unit.client.query(waiting);
}

/** The rows that wait, as what writes them. */
function taken({ batch }: Unit): pg.QueryConfig | undefined {
  if (batch.isEmpty) return undefined;
  const { statement, values } = batch.take();
  return { ...statement, values };
}

const names = new Map<string, string>();

/** Statements that are put together here take numbers for names, one for each text. */
function prepared(text: string): Statement {
  const name = names.get(text) ?? `update ${names.size + 1}`;
  names.set(text, name);
  return { name, text };
}

function jitter(attempt: number): number {
  return 10 * 2 ** attempt + Number(process.hrtime.bigint() % 20n);
}
