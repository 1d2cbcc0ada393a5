import { Logger } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const RECONNECT_AFTER_MS = 1_000;

/** A connection of its own that hears NOTIFY. Losing it costs speed, not events: the outbox is polled as well. */
export class HintListener {
  readonly #logger = new Logger('Hints');
  readonly #stopped = new AbortController();
  #client: pg.Client | undefined;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: () => void,
  ) {}

  async start(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        return await this.#connect();
      } catch (error) {
        this.#logger.warn(`not listening: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
        await sleep(RECONNECT_AFTER_MS, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'throughline hints',
      keepAlive: true,
    });
    this.#client = client;
    let listening = false;
    client.on('error', () => {
      if (!listening || this.#stopped.signal.aborted) return;
      listening = false;
      void client.end().catch(() => undefined);
      void this.start();
    });
    client.on('notification', () => this.heard());
    await client.connect();
    await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    listening = true;
    if (this.#stopped.signal.aborted) await client.end();
    else this.heard();
  }
}
