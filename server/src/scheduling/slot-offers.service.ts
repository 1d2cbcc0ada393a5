import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { currentActor } from '../platform/http/request-context.js';
import { workThrough } from '../platform/jobs/work-through.js';
import { Clock } from '../platform/time/clock.js';
import { Booking } from './booking.entity.js';
import { assertAnswerable, offerEnds, type OfferState } from './rules/slot-offer.js';
import type { WaitlistState } from './rules/waitlist.js';
import { offerError } from './rules/waitlist-errors.js';
import type { VisitPhases } from './rules/visit-phases.js';
import { SchedulingService } from './scheduling.service.js';
import { SlotOffer } from './slot-offer.entity.js';
import { WaitlistService } from './waitlist.service.js';

export interface NewOffer extends Pick<SlotOffer, 'freedBookingId' | 'patientId' | 'kind' | 'sourceId' | 'entryId'> {
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly phases: VisitPhases;
}

type Answer = Exclude<OfferState, 'offered'>;

const ENTRY_AFTER: Readonly<Record<Answer, WaitlistState>> = {
  ...{ booked: 'booked', declined: 'waiting', withdrawn: 'waiting', expired: 'expired' },
};
const EXPIRED_AT_ONCE = 200;

/**
 * Offers a freed time to one person after the other. The time is kept by a booking in state `hold` whose purpose is the
 * offer; the booking that comes of it is the same row. A hold that is not needed any more leaves no row: it was never
 * an appointment, and the offer tells what became of it.
 */
@Injectable()
export class SlotOffersService {
  constructor(
    private readonly db: Database,
    private readonly scheduling: SchedulingService,
    private readonly waitlist: WaitlistService,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Keeps a freed time for somebody until the offer ends.
   * @throws offer.notFree, offer.alreadyOffered (409: a colleague was faster), waitlist.wrongState, booking.*
   */
  offer({ freedBookingId, patientId, kind, sourceId, entryId, ...place }: NewOffer): Promise<SlotOffer> {
    return this.db.transaction(async () => {
      const freed = await this.db.repository(Booking).findOneBy({ id: freedBookingId });
      if (freed?.state !== 'cancelled' && freed?.state !== 'no_show') throw offerError('offer.notFree');
      const now = this.clock.now();
      await this.#expire(`freed_booking_id = $2`, [freedBookingId]);
      const offer: SlotOffer = {
        ...{ id: newId(), freedBookingId, patientId, kind, sourceId, entryId, state: 'offered', version: 1 },
        ...{ holdUntil: offerEnds(now, place.startsAt), offeredBy: currentActor().staffId, createdAt: now },
      };
      await this.db.repository(SlotOffer).insert(offer);
      if (entryId !== null) await this.waitlist.move(entryId, 'offered', 'waitlist.offer');
      const purpose = { kind: kind === 'consultation' ? kind : 'session', id: offer.id } as const;
      await this.scheduling.book({
        ...place,
        patientId,
        purpose,
        hold: { until: offer.holdUntil, by: offer.offeredBy },
      });
      await this.#tell('offer.make', offer, { state: [null, 'offered'], kind });
      return offer;
    });
  }

  /**
   * The person comes: `place` books the visit on the row of the hold. @returns the freed booking
   * @throws offer.notFound, offer.wrongState, offer.expired (409), and whatever `place` refuses
   */
  confirm(id: string, place: (offer: SlotOffer, hold: Booking) => Promise<void>): Promise<string> {
    return this.db.transaction(async () => {
      const offer = await this.#lock(id);
      assertAnswerable(offer, this.clock.now());
      const hold = await this.db.repository(Booking).findOneBy({ purposeId: id, state: 'hold' });
      if (!hold) throw offerError('offer.expired');
      await place(offer, hold);
      await this.#end(offer, 'booked', 'offer.confirm');
      return offer.freedBookingId;
    });
  }

  /** The person said no (`declined`), or the clinic takes the offer back (`withdrawn`): the time is free again. @returns the freed booking */
  close(id: string, as: 'declined' | 'withdrawn'): Promise<string> {
    return this.db.transaction(async () => {
      const offer = await this.#lock(id);
      if (offer.state !== 'offered') throw offerError('offer.wrongState');
      await this.#end(offer, as, as === 'declined' ? 'offer.decline' : 'offer.withdraw');
      return offer.freedBookingId;
    });
  }

  /** Writes down every offer that has run out by now. Offers that somebody is answering are left alone. */
  async expireDue(): Promise<void> {
    const due = await this.db.query<{ id: string }>(
      `SELECT id FROM slot_offer WHERE state = 'offered' AND hold_until <= $1 ORDER BY hold_until, id
        LIMIT ${EXPIRED_AT_ONCE}`,
      [this.clock.now()],
    );
    await workThrough(due, ({ id }) => this.db.transaction(() => this.#expire('id = $2', [id])));
  }

  async #expire(which: string, values: unknown[]): Promise<void> {
    const due = await this.db.query<{ id: string }>(
      `SELECT id FROM slot_offer WHERE state = 'offered' AND hold_until <= $1 AND ${which}
        ORDER BY hold_until, id LIMIT ${EXPIRED_AT_ONCE} FOR UPDATE SKIP LOCKED`,
      [this.clock.now(), ...values],
    );
    for (const { id } of due) await this.#end(await this.#lock(id), 'expired', 'offer.expire');
  }

  async #lock(id: string): Promise<SlotOffer> {
    const offer = await this.db.repository(SlotOffer).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!offer) throw offerError('offer.notFound');
    return offer;
  }

  async #end(offer: SlotOffer, state: Answer, action: string): Promise<void> {
    if (state !== 'booked') await this.scheduling.dropHold(offer.id);
    const version = await this.db.updateVersioned(SlotOffer, offer, { state });
    if (offer.entryId !== null) await this.waitlist.move(offer.entryId, ENTRY_AFTER[state], action);
    await this.#tell(action, { ...offer, version }, { state: ['offered', state] });
  }

  async #tell(action: string, { id, patientId, version }: SlotOffer, changes: Record<string, unknown>): Promise<void> {
    await this.audit.record({ action, resource: { type: 'slot_offer', id }, patientId, changes });
    const topics = ['board', 'waitlist', `patient:${patientId}`];
    await this.events.publish({ type: action, entityId: id, version, topics });
  }
}
