import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { RefillResponse, RefillsResponse } from '../../../api/generated/types.gen';
import { CommandResult, Commands } from '../../../api/send-command';

export type Refills = RefillsResponse;
export type Refill = RefillResponse;
/** What somebody says to an offer, or that the clinic takes it back. */
export type OfferAnswer = 'confirm' | 'decline' | 'withdraw';

/** Who may come at the time of a cancelled visit, and the offers of it. */
@Service()
export class RefillApi {
  readonly #commands = inject(Commands);

  /** Call in an injection context. */
  refillsResource(bookingId: string): HttpResourceRef<Refills | undefined> {
    return httpResource<Refills>(() => ({ url: '/api/room-board/refills', params: { bookingId } }));
  }

  offer(bookingId: string, { kind, sourceId }: Refill, key: string): Promise<CommandResult<Refills>> {
    const body = { bookingId, kind, sourceId };
    return this.#commands.send({ url: '/api/room-board/offers', body, idempotencyKey: key });
  }

  answer(offerId: string, answer: OfferAnswer): Promise<CommandResult<Refills>> {
    return this.#commands.send({ url: `/api/room-board/offers/${offerId}/${answer}` });
  }
}
