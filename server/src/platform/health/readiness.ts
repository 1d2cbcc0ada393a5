import { Injectable } from '@nestjs/common';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';

const DATABASE_WITHIN_MS = 500;

/** Whether a proxy should send requests here. */
@Injectable()
export class Readiness {
  #draining = false;

  constructor(private readonly source: DataSource) {}

  /** From now on this node asks to be left out, while it still answers what reaches it. */
  beginDrain(): void {
    this.#draining = true;
  }

  /** Why this node is not ready; undefined when it is. */
  async obstacle(): Promise<'draining' | 'database' | undefined> {
    if (this.#draining) return 'draining';
    return (await this.#databaseAnswers()) ? undefined : 'database';
  }

  async #databaseAnswers(): Promise<boolean> {
    const late = new AbortController();
    const answered = this.source.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const first = await Promise.race([answered, delay(DATABASE_WITHIN_MS, false, late).catch(() => false)]);
    late.abort();
    return first;
  }
}
