import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { EventPublisher } from '../platform/events/event-publisher.js';

/** One change of the calendar: to what, and its fields before and after in values that people can read. */
export interface CalendarChange {
  /** `calendar.addOutage` */
  readonly action: string;
  /** Location, room, member of staff or template in whose history it stands. */
  readonly itemId: string;
  readonly version: number;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** The history of rooms and time is the trail: every change is recorded with what was and what is, and told to screens. */
@Injectable()
export class CalendarRecords {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  async tell({ action, itemId, version, before = {}, after = {} }: CalendarChange): Promise<void> {
    const blank = (of: object) => Object.fromEntries(Object.keys(of).map((key) => [key, null]));
    await this.audit.record({
      action,
      resource: { type: 'calendar', id: itemId },
      changes: changedFields<Record<string, unknown>>({ ...blank(after), ...before }, { ...blank(before), ...after }),
    });
    await this.events.publish({ type: action, entityId: itemId, version, topics: ['board', 'calendar'] });
  }

  /** Removes one row if it still is at `version`. @throws request.stale (412), request.notFound (404) */
  async remove<T extends { id: string; version: number }>(
    entity: EntityTarget<T & ObjectLiteral>,
    { id, version }: { readonly id: string; readonly version: number },
  ): Promise<void> {
    const { affected } = await this.db.repository(entity).delete({ id, version } as never);
    if (affected === 1) return;
    const exists = await this.db.repository(entity).exists({ where: { id } as never });
    throw platformError(exists ? 'request.stale' : 'request.notFound');
  }
}
