import { Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type Repository,
} from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { errorOfConstraint } from '../errors/domain-error.js';
import { platformError } from '../errors/platform-errors.js';

interface Unit {
  readonly manager: EntityManager;
  readonly afterCommit: (() => void | Promise<void>)[];
}

/** Serialization failure, deadlock, lock timeout: the whole unit may be run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const ATTEMPTS = 4;

/** The driver's view of a failed statement: its SQLSTATE and the constraint that was violated. */
export function databaseFault(error: unknown): { sqlState?: string; constraint?: string } {
  if (!(error instanceof QueryFailedError)) return {};
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
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
    const result = await this.manager
      .createQueryBuilder()
      .update(entity)
      .set({ ...changes, version: () => 'version + 1' } as never)
      .where('id = :id AND version = :version', { id: row.id, version: row.version })
      .execute();
    if (result.affected === 1) return row.version + 1;
    const exists = await this.manager.exists(entity, { where: { id: row.id } as never });
    throw platformError(exists ? 'request.stale' : 'request.notFound');
  }

  async #runOnce<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const unit: Unit = { manager: runner.manager, afterCommit: [] };
    let value: T;
    try {
      await runner.startTransaction('READ COMMITTED');
      value = await this.#current.run(unit, work);
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
    for (const hook of unit.afterCommit) await hook();
    return value;
  }
}

function jitter(attempt: number): number {
  return 10 * 2 ** attempt + Number(process.hrtime.bigint() % 20n);
}
