import { inject, Service } from '@angular/core';
import type {
  BookedVisitResponse,
  LooseningResponse,
  ProposedVisitResponse,
  SeriesHoldResponse,
  SeriesProposalResponse,
  SeriesResponse,
  SeriesRulesResponse,
  SeriesVisitBody,
  VisitProblemsResponse,
} from '../../api/generated/types.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type Series = SeriesResponse;
export type SeriesRules = SeriesRulesResponse;
export type SeriesProposal = SeriesProposalResponse;
export type ProposedVisit = ProposedVisitResponse;
export type Loosening = LooseningResponse;
export type VisitProblems = VisitProblemsResponse;

/** Looks for, holds and books all open slots of a plan. The server decides about every step. */
@Service()
export class SeriesApi {
  readonly #commands = inject(Commands);

  propose(planId: string, wishes: Partial<SeriesRules>): Promise<CommandResult<Series>> {
    return this.#commands.send({ url: url(planId, '/proposals'), body: wishes });
  }

  check(planId: string, visits: readonly SeriesVisitBody[]): Promise<CommandResult<VisitProblems[]>> {
    return this.#commands.send({ url: url(planId, '/check'), body: { visits } });
  }

  hold(planId: string, visits: readonly SeriesVisitBody[]): Promise<CommandResult<SeriesHoldResponse>> {
    return this.#commands.send({ url: url(planId, '/holds'), body: { visits } });
  }

  renew(planId: string): Promise<CommandResult<SeriesHoldResponse>> {
    return this.#commands.send({ url: url(planId, '/holds/renew') });
  }

  release(planId: string): Promise<CommandResult<void>> {
    return this.#commands.send({ method: 'DELETE', url: url(planId, '/holds') });
  }

  book(planId: string, visits: readonly SeriesVisitBody[], key: string): Promise<CommandResult<BookedVisitResponse[]>> {
    return this.#commands.send({ url: url(planId, ''), body: { visits }, idempotencyKey: key });
  }
}

function url(planId: string, what: string): string {
  return `/api/treatment-plans/${planId}/series${what}`;
}

/** What the server is asked about a visit. */
export function placeOf({ ordinal, roomId, clinicianId, startsAt }: SeriesVisitBody): SeriesVisitBody {
  return { ordinal, roomId, clinicianId, startsAt };
}
