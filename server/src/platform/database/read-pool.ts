import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Statement } from './statement.js';

export interface ReadPoolSettings {
  readonly url: string;
  readonly poolSize: number;
}

/**
 * Connections of their own for reads that leave a line in the trail. The line is in the transaction of the read, which
 * does not wait until it is on disk (`synchronous_commit = off`): when the database server crashes, lines of the last
 * fraction of a second may be lost, and with them nothing that anybody wrote. Writes go through `Database` and wait.
 * Instants come as text in UTC.
 */
@Injectable()
export class ReadPool implements OnApplicationShutdown {
  readonly #pool: pg.Pool;

  constructor({ url, poolSize }: ReadPoolSettings) {
    this.#pool = new pg.Pool({
      connectionString: url,
      ...{ max: poolSize, connectionTimeoutMillis: 5_000, application_name: 'throughline reads' },
      options: '-c synchronous_commit=off -c timezone=UTC',
    });
    this.#pool.on('error', () => undefined); // an idle connection was lost; the next read opens another
  }

  async run<Row extends object>({ name, text }: Statement, values: readonly unknown[]): Promise<Row[]> {
    return (await this.#pool.query<Row>({ name, text, values: [...values] })).rows;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.end();
  }
}
