import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { CommandResult, Commands } from '../../api/send-command';
import { SchedulingApi, VisitTime } from '../scheduling/scheduling-api';
import type {
  AgendaResponse,
  BoardDayResponse,
  BoardVisitResponse,
  BoardWeekResponse,
} from '../../api/generated/types.gen';

export type BoardDay = BoardDayResponse;
export type BoardVisit = BoardVisitResponse;
export type BoardWeek = BoardWeekResponse;
export type Agenda = AgendaResponse;
export type BoardRoom = BoardDayResponse['rooms'][number];

export interface Cancellation {
  readonly by: 'patient' | 'clinic';
  readonly reason: string;
}

/** Sessions and boosters have one address, consultations another. */
const address = (visit: BoardVisit) =>
  `/api/${visit.kind === 'consultation' ? 'consultations' : 'sessions'}/${visit.purposeId}`;

/** What the board reads and does. Call the `...Resource` functions in an injection context. */
@Service()
export class BoardApi {
  readonly #commands = inject(Commands);
  readonly #scheduling = inject(SchedulingApi);

  dayResource(date: () => string | undefined): HttpResourceRef<BoardDay | undefined> {
    return httpResource<BoardDay>(() => {
      const day = date();
      const params: Record<string, string> = day === undefined ? {} : { date: day };
      return { url: '/api/room-board', params };
    });
  }

  /** The day as anybody may see it: the server leaves out names and whatever could be done. */
  hallwayResource(): HttpResourceRef<BoardDay | undefined> {
    return httpResource<BoardDay>(() => ({ url: '/api/room-board', params: { names: 'initials' } }));
  }

  /** Seven days from a Monday; this week when undefined. */
  weekResource(from: () => string | undefined): HttpResourceRef<BoardWeek | undefined> {
    return httpResource<BoardWeek>(() => {
      const first = from();
      return { url: '/api/room-board/week', params: { ...(first !== undefined && { from: first }) } };
    });
  }

  /** A week of one clinician; asks nothing for nobody. */
  agendaResource(
    wish: () => { readonly clinicianId: string; readonly from: string | undefined } | undefined,
  ): HttpResourceRef<Agenda | undefined> {
    return httpResource<Agenda>(() => {
      const asked = wish();
      if (!asked) return undefined;
      const { clinicianId, from } = asked;
      return { url: '/api/room-board/agenda', params: { clinicianId, ...(from !== undefined && { from }) } };
    });
  }

  move(visit: BoardVisit, time: VisitTime): Promise<CommandResult<unknown>> {
    return this.#scheduling.move(visit, time);
  }

  checkIn(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/check-in` });
  }

  cancel(visit: BoardVisit, cancellation: Cancellation): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/cancel`, body: cancellation });
  }

  markNoShow(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/no-show` });
  }

  release(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.releaseRoom(visit.bookingId);
  }

  /** The room was turned over. */
  releaseRoom(bookingId: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/bookings/${bookingId}/release` });
  }
}
