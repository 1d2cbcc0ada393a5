import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventPublisher } from '../events/event-publisher.js';
import { OutboxEvent } from '../events/outbox-event.entity.js';
import { IdempotencyRecord } from '../http/idempotency-record.entity.js';
import { Clock } from '../time/clock.js';
import { Database } from './database.js';
import { dataSourceOptions } from './data-source.js';
import { ReadPool } from './read-pool.js';

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Connect now; off when only the OpenAPI document is wanted. */
  readonly connect: boolean;
  readonly clock: Clock;
}

/** What every domain stands on: transactions, the outbox, the clock. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(settings: DatabaseSettings): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings.url, settings.poolSize),
          autoLoadEntities: true,
          manualInitialization: !settings.connect,
          retryAttempts: 0,
        }),
        TypeOrmModule.forFeature([OutboxEvent, IdempotencyRecord]),
      ],
      providers: [
        ...[Database, EventPublisher],
        { provide: Clock, useValue: settings.clock },
        { provide: ReadPool, useFactory: () => new ReadPool(settings) },
      ],
      exports: [Database, EventPublisher, Clock, ReadPool],
    };
  }
}
