import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { AddToWaitlist, WaitlistEntryResponse, WaitlistPageResponse } from '../../../api/generated/types.gen';
import { CommandResult, Commands } from '../../../api/send-command';

export type WaitlistEntry = WaitlistEntryResponse;
export type NewWaitlistEntry = AddToWaitlist;
export type WaitlistPage = WaitlistPageResponse;

/** Who waits for a time. Call the `...Resource` function in an injection context. */
@Service()
export class WaitlistApi {
  readonly #commands = inject(Commands);

  listResource(page: () => number, size: number): HttpResourceRef<WaitlistPage | undefined> {
    return httpResource<WaitlistPage>(() => ({ url: '/api/waitlist', params: { page: page(), size } }));
  }

  add(entry: NewWaitlistEntry, key: string): Promise<CommandResult<{ id: string }>> {
    return this.#commands.send({ url: '/api/waitlist', body: entry, idempotencyKey: key });
  }

  withdraw(id: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/waitlist/${id}/withdraw` });
  }

  resume(id: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/waitlist/${id}/resume` });
  }
}
