import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Clock } from '../platform/time/clock.js';
import {
  assertNotOffered,
  assertTimes,
  assertWaitlistMove,
  type WaitlistState,
  type WaitlistTimes,
} from './rules/waitlist.js';
import { waitlistError } from './rules/waitlist-errors.js';
import { WaitlistEntry } from './waitlist-entry.entity.js';
import { WaitlistQueries } from './waitlist.queries.js';

export interface NewWaitlistEntry extends WaitlistTimes {
  readonly patientId: string;
  readonly wants: WaitlistEntry['wants'];
  readonly note: string | null;
}

/** Who would come at a time that becomes free. */
@Injectable()
export class WaitlistService {
  constructor(
    private readonly db: Database,
    private readonly patients: PatientsQueries,
    private readonly entries: WaitlistQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /** One page of whoever waits, longest first; recorded as read. */
  read(page: { readonly page: number; readonly size: number }) {
    return this.db.transaction(async () => {
      const found = await this.entries.list(page);
      const shown = found.items.map(({ patientId }) => patientId);
      await this.audit.record({ action: 'waitlist.read', resource: { type: 'waitlist_entry' }, changes: { shown } });
      return found;
    });
  }

  /** @returns the id. @throws patient.notFound, patient.closed, waitlist.alreadyWaiting, waitlist.timesReversed */
  add(entry: NewWaitlistEntry): Promise<string> {
    return this.db.transaction(async () => {
      assertTimes(entry);
      const { id: patientId } = await this.patients.findOpenById(entry.patientId);
      const id = newId();
      const { wants, earliestTime, latestTime, noticeHours, note } = entry;
      await this.db.repository(WaitlistEntry).insert({
        ...{ id, patientId, wants, earliestTime, latestTime, noticeHours, note },
        ...{ weekdays: [...new Set(entry.weekdays)].sort(), state: 'waiting', createdAt: this.clock.now() },
      });
      await this.#tell('waitlist.add', { id, patientId, version: 1 }, { state: [null, 'waiting'], wants });
      return id;
    });
  }

  /** The person does not wait any more. @throws waitlist.wrongState (409), also while a time is offered */
  withdraw(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const entry = await this.#lock(id);
      assertNotOffered(entry.state);
      await this.#move(entry, 'withdrawn', 'waitlist.withdraw');
    });
  }

  /** Who did not answer an offer waits again, in the old place. @throws waitlist.wrongState (409), also while a time is offered */
  resume(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const entry = await this.#lock(id);
      assertNotOffered(entry.state);
      await this.#move(entry, 'waiting', 'waitlist.resume');
    });
  }

  /** Follows what became of an offer. Belongs into its transaction. */
  move(id: string, to: WaitlistState, action: string): Promise<void> {
    return this.db.transaction(async () => this.#move(await this.#lock(id), to, action));
  }

  async #lock(id: string): Promise<WaitlistEntry> {
    const entry = await this.db
      .repository(WaitlistEntry)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!entry) throw waitlistError('waitlist.notFound');
    return entry;
  }

  async #move(entry: WaitlistEntry, to: WaitlistState, action: string): Promise<void> {
    assertWaitlistMove(entry.state, to);
    const version = await this.db.updateVersioned(WaitlistEntry, entry, { state: to });
    await this.#tell(action, { ...entry, version }, { state: [entry.state, to] });
  }

  async #tell(
    action: string,
    { id, patientId, version }: Pick<WaitlistEntry, 'id' | 'patientId' | 'version'>,
    changes: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record({ action, resource: { type: 'waitlist_entry', id }, patientId, changes });
    await this.events.publish({ type: action, entityId: id, version, topics: ['waitlist', `patient:${patientId}`] });
  }
}
