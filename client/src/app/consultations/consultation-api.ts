import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  ConsultationRecordBody,
  ConsultationResponse,
  ConsultationVisitResponse,
} from '../../api/generated/types.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type ConsultationPage = Omit<ConsultationResponse, 'outcome'> & { readonly outcome: Outcome | null };
export type ConsultationRecord = ConsultationRecordBody;
export type Visit = ConsultationVisitResponse;
export type Outcome = NonNullable<ConsultationResponse['outcome']>;

export const OUTCOMES = [
  { value: 'eligible', label: 'Eligible', help: 'All checks clear, or reasons written' },
  { value: 'eligible_with_conditions', label: 'Eligible with conditions', help: 'Name the conditions' },
  { value: 'deferred', label: 'Deferred', help: 'Something is missing' },
  { value: 'not_eligible', label: 'Not eligible', help: 'Say where we refer' },
] as const satisfies readonly { value: Outcome; label: string; help: string }[];

export function outcomeName(outcome: Outcome | null): string {
  return OUTCOMES.find(({ value }) => value === outcome)?.label ?? '';
}

/** Sections of the assessment as the page and the signed record name them. */
export const SECTIONS = [
  { key: 'history', label: 'History and past trials' },
  { key: 'medication', label: 'Medication' },
  { key: 'substances', label: 'Substances' },
  { key: 'examination', label: 'Examination' },
  { key: 'risk', label: 'Risk and consent talk' },
] as const;

@Service()
export class ConsultationApi {
  readonly #commands = inject(Commands);

  pageResource(id: () => string): HttpResourceRef<ConsultationPage | undefined> {
    return httpResource<ConsultationPage>(() => `/api/consultations/${id()}`);
  }

  save(id: string, version: number, record: ConsultationRecord): Promise<CommandResult<ConsultationPage>> {
    return this.#commands.send({ method: 'PUT', url: `/api/consultations/${id}`, body: record, ifMatch: version });
  }

  checkIn(id: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/consultations/${id}/check-in` });
  }

  start(id: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/consultations/${id}/start` });
  }

  complete(id: string, outcome: Outcome): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/consultations/${id}/complete`, body: { outcome } });
  }

  sign(id: string, key: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/consultations/${id}/sign`, idempotencyKey: key });
  }
}
