import { HttpClient, httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../api/problem';
import { CommandResult, Commands } from '../../api/send-command';
import type {
  CloseInquiryRequest,
  ConvertInquiryRequest,
  InquiryDetailResponse,
  InquiryPageResponse,
  InquiryResponse,
  RecordInquiryRequest,
} from '../../api/generated/types.gen';

export type Inquiry = InquiryResponse;
export type InquiryDetail = InquiryDetailResponse;
export type InquiryInput = RecordInquiryRequest;
export type Conversion = ConvertInquiryRequest;
export type ClosedReason = CloseInquiryRequest['reason'];
export type InquiryFilter = Inquiry['state'] | 'open';

const BASE = '/api/inquiries';

/** First contacts. Call the `...Resource` functions in an injection context. */
@Service()
export class InquiryApi {
  readonly #commands = inject(Commands);
  readonly #http = inject(HttpClient);

  listResource(state: () => InquiryFilter, size = 100): HttpResourceRef<InquiryPageResponse | undefined> {
    return httpResource<InquiryPageResponse>(() => ({ url: BASE, params: { state: state(), page: 1, size } }));
  }

  detailResource(id: () => string): HttpResourceRef<InquiryDetail | undefined> {
    return httpResource<InquiryDetail>(() => `${BASE}/${id()}`);
  }

  /** Charts that may be the same person's, asked once before something is booked. */
  async chartsAlike(id: string): Promise<CommandResult<InquiryDetail['alike']>> {
    try {
      const { alike } = await firstValueFrom(this.#http.get<InquiryDetail>(`${BASE}/${id}`));
      return { ok: true, value: alike, etag: undefined };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  }

  record(input: InquiryInput, key: string): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: BASE, body: input, idempotencyKey: key });
  }

  contact(id: string): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: `${BASE}/${id}/contact` });
  }

  screen(id: string): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: `${BASE}/${id}/screen` });
  }

  close(id: string, reason: ClosedReason): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: `${BASE}/${id}/close`, body: { reason } });
  }

  reopen(id: string): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: `${BASE}/${id}/reopen` });
  }

  convert(id: string, chart: Conversion, key: string): Promise<CommandResult<Inquiry>> {
    return this.#commands.send({ url: `${BASE}/${id}/convert`, body: chart, idempotencyKey: key });
  }
}
