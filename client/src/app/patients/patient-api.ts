import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { CommandResult, Commands } from '../../api/send-command';
import type {
  CreatePatientRequest,
  PatientLineResponse,
  PatientPageResponse,
  PatientResponse,
  UpdatePatientRequest,
} from '../../api/generated/types.gen';

export type Patient = PatientResponse;
export type PatientLine = PatientLineResponse;
export type PatientInput = CreatePatientRequest;
export type PatientUpdate = UpdatePatientRequest;

const BASE = '/api/patients';

/** Covers of charts. Call the `...Resource` functions in an injection context. */
@Service()
export class PatientApi {
  readonly #commands = inject(Commands);

  /** A POST, because names do not belong into addresses. */
  searchResource(
    query: () => { text: string; page: number; size: number },
  ): HttpResourceRef<PatientPageResponse | undefined> {
    return httpResource<PatientPageResponse>(() => ({ url: `${BASE}/search`, method: 'POST', body: query() }));
  }

  /** The same search, asked once. */
  search(query: { text: string; page: number; size: number }): Promise<CommandResult<PatientPageResponse>> {
    return this.#commands.send({ url: `${BASE}/search`, body: query });
  }

  /** Nothing is read while there is no id. */
  patientResource(id: () => string | undefined): HttpResourceRef<Patient | undefined> {
    return httpResource<Patient>(() => {
      const patientId = id();
      return patientId === undefined ? undefined : `${BASE}/${patientId}`;
    });
  }

  /** Charts that may already belong to the person. */
  alike(person: PatientInput): Promise<CommandResult<PatientLine[]>> {
    const { givenName, familyName, birthDate, phone, email } = person;
    return this.#commands.send({ url: `${BASE}/alike`, body: { givenName, familyName, birthDate, phone, email } });
  }

  create(input: PatientInput, key: string): Promise<CommandResult<Patient>> {
    return this.#commands.send({ url: BASE, body: input, idempotencyKey: key });
  }

  update(id: string, version: number, input: PatientUpdate): Promise<CommandResult<Patient>> {
    return this.#commands.send({ method: 'PUT', url: `${BASE}/${id}`, body: input, ifMatch: version });
  }
}
