import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Database } from '../database/database.js';
import { rowKind } from '../database/row-batch.js';
import type { OutboxEvent } from './outbox-event.entity.js';

/** A fact worth telling: what happened (`type`) to which row, and the topics whose screens show it. */
export interface DomainEvent {
  readonly type: string;
  readonly entityId: string;
  readonly version: number;
  readonly topics: readonly string[];
  /** Ids and numbers for subscribers on the server; never patient data. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

const FACTS = rowKind<Omit<OutboxEvent, 'id' | 'xid' | 'at'>>('outbox_event', {
  ...{ topic: 'text', type: 'text', entityId: 'uuid', version: 'integer', payload: 'jsonb' },
});

/** Writes events to the outbox, in the transaction of the change they tell of. */
@Injectable()
export class EventPublisher {
  readonly #committed = new Subject<void>();

  /** Fires when something that this node published has been committed. */
  readonly committed = this.#committed.asObservable();

  constructor(private readonly db: Database) {}

  async publish(event: DomainEvent): Promise<void> {
    const { type, entityId, version, payload = {} } = event;
    await this.db.insert(
      FACTS,
      event.topics.map((topic) => ({ topic, type, entityId, version, payload })),
    );
    this.db.afterCommit(() => this.#committed.next());
  }
}
