import { Global, Module } from '@nestjs/common';
import { OutboxDispatcher } from './outbox-dispatcher.js';
import { OutboxReader } from './outbox-reader.js';

@Global()
@Module({ providers: [OutboxDispatcher, OutboxReader], exports: [OutboxDispatcher] })
export class EventsModule {}
