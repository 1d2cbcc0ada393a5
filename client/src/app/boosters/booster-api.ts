import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { BoosterPage, BoosterResponse } from '../../api/generated/types.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type Booster = BoosterResponse;

export const BOOSTER_STATE_NAMES: Readonly<Record<Booster['state'], string>> = {
  recommended: 'Recommended',
  under_review: 'Under review',
  approved: 'Approved',
  scheduled: 'Booked',
  completed: 'Done',
  declined: 'Declined',
  expired: 'Expired',
};

export const BOOSTER_SOURCE_NAMES: Readonly<Record<Booster['source'], string>> = {
  rule: 'Rule',
  clinician: 'Clinician',
  patient_request: 'Asked',
};

@Service()
export class BoosterApi {
  readonly #commands = inject(Commands);

  listResource(states: () => string): HttpResourceRef<BoosterPage | undefined> {
    return httpResource<BoosterPage>(() => ({ url: '/api/boosters', params: { state: states(), size: 100 } }));
  }

  recommend(
    patientId: string,
    source: Booster['source'],
    reason: string,
    key: string,
  ): Promise<CommandResult<Booster>> {
    return this.#commands.send({ url: '/api/boosters', body: { patientId, source, reason }, idempotencyKey: key });
  }

  review(id: string): Promise<CommandResult<Booster>> {
    return this.#commands.send({ url: `/api/boosters/${id}/review` });
  }

  approve(id: string, note: string, key: string): Promise<CommandResult<Booster>> {
    return this.#commands.send({ url: `/api/boosters/${id}/approve`, body: { note }, idempotencyKey: key });
  }

  decline(id: string, note: string): Promise<CommandResult<Booster>> {
    return this.#commands.send({ url: `/api/boosters/${id}/decline`, body: { note } });
  }
}
