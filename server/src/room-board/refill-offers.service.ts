import { Injectable } from '@nestjs/common';
import { BoosterBookingService } from '../boosters/booster-booking.service.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import type { Booking } from '../scheduling/booking.entity.js';
import type { OfferKind } from '../scheduling/rules/slot-offer.js';
import { offerError } from '../scheduling/rules/waitlist-errors.js';
import type { SlotOffer } from '../scheduling/slot-offer.entity.js';
import { SlotOffersService } from '../scheduling/slot-offers.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { UnbookedSlotsQueries } from '../sessions/unbooked-slots.queries.js';
import { RefillsService } from './refills.service.js';

/** Offers freed times and books those who come, each through the domain that the visit belongs to. */
@Injectable()
export class RefillOffersService {
  constructor(
    private readonly refills: RefillsService,
    private readonly offers: SlotOffersService,
    private readonly slots: UnbookedSlotsQueries,
    private readonly sessions: SessionsService,
    private readonly boosters: BoosterBookingService,
    private readonly consultations: ConsultationsService,
  ) {}

  /**
   * Offers a freed time to somebody who is ranked for it now.
   * @throws offer.alreadyOffered (409: a colleague was faster), offer.notSuitable, offer.notFree, booking.*
   */
  async offer(bookingId: string, kind: OfferKind, sourceId: string): Promise<void> {
    const { freed, state, startsAt, refills } = await this.refills.find(bookingId);
    if (state === 'offered') throw offerError('offer.alreadyOffered');
    const refill = refills.find((one) => one.kind === kind && one.sourceId === sourceId);
    if (!refill) throw offerError('offer.notSuitable');
    const { patientId, entryId, phases } = refill;
    const { roomId, clinicianId } = freed;
    await this.offers.offer({
      ...{ freedBookingId: bookingId, patientId, kind, sourceId, entryId, roomId, clinicianId, startsAt, phases },
    });
  }

  /** The person comes. @returns the freed booking. @throws offer.expired (409), and whatever booking the visit refuses */
  confirm(id: string): Promise<string> {
    return this.offers.confirm(id, (offer, hold) => this.#book(offer, hold));
  }

  /** @returns the freed booking */
  close(id: string, as: 'declined' | 'withdrawn'): Promise<string> {
    return this.offers.close(id, as);
  }

  async #book({ kind, sourceId, patientId }: SlotOffer, hold: Booking): Promise<void> {
    const { roomId, clinicianId, startsAt, id: holdId } = hold;
    const place = { roomId, clinicianId, startsAt, holdId };
    if (kind === 'booster') return this.boosters.book(sourceId, place);
    if (kind === 'consultation') {
      await this.consultations.book({ ...place, patientId });
      return;
    }
    const slot = await this.slots.firstOf(sourceId);
    if (!slot) throw offerError('offer.notSuitable');
    await this.sessions.schedule({ ...place, planId: sourceId, ordinal: slot.ordinal });
  }
}
