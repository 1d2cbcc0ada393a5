import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { CommandResult, Commands } from '../../api/send-command';
import type { VisitTime } from '../scheduling/scheduling-api';
import type { ToBook } from './desk-api';
import type {
  AgendaResponse,
  BoardDayResponse,
  BoardVisitResponse,
  BoardWeekResponse,
  HallwayResponse,
  PlacingResponse,
} from '../../api/generated/types.gen';

export type BoardDay = BoardDayResponse;
export type BoardVisit = BoardVisitResponse;
/** What a screen in the hallway shows: no names, no ids of people. */
export type HallwayDay = HallwayResponse;
export type BoardWeek = BoardWeekResponse;
export type Agenda = AgendaResponse;
/** What a visit that is dragged over a day has to fit into. */
export type BoardPlacing = PlacingResponse;
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

  dayResource(date: () => string | undefined): HttpResourceRef<BoardDay | undefined> {
    return httpResource<BoardDay>(() => {
      const day = date();
      const params: Record<string, string> = day === undefined ? {} : { date: day };
      return { url: '/api/room-board', params };
    });
  }

  /** Today as everybody who passes may see it; for a hallway screen only. */
  hallwayResource(): HttpResourceRef<HallwayDay | undefined> {
    return httpResource<HallwayDay>(() => '/api/room-board/hallway');
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

  placingResource(date: () => string | undefined): HttpResourceRef<BoardPlacing | undefined> {
    return httpResource<BoardPlacing>(() => {
      const day = date();
      const params: Record<string, string> = day === undefined ? {} : { date: day };
      return { url: '/api/room-board/placing', params };
    });
  }

  /** @param reason why the calendar is set aside, where the rules allow one */
  move(visit: BoardVisit, time: VisitTime, reason?: string): Promise<CommandResult<unknown>> {
    const { roomId, clinicianId, startsAt } = time;
    const body = { roomId, clinicianId, startsAt, bookingVersion: visit.version, ...overriding(reason) };
    return this.#commands.send({ url: `${address(visit)}/move`, body });
  }

  /** @param minutes how long patient and clinician are to be there */
  resize(visit: BoardVisit, minutes: number, reason?: string): Promise<CommandResult<unknown>> {
    const body = { minutes, ...overriding(reason) };
    return this.#commands.send({ url: `/api/bookings/${visit.bookingId}/resize`, body, ifMatch: visit.version });
  }

  /** Books the next session of a plan. */
  placeSession(plan: ToBook, time: VisitTime, key: string, reason?: string): Promise<CommandResult<{ id: string }>> {
    const body = { planId: plan.id, ordinal: plan.ordinal, ...time, ...overriding(reason) };
    return this.#commands.send({ url: '/api/sessions', body, idempotencyKey: key });
  }

  /** Takes back a session that was placed a moment ago. */
  takeBack(sessionId: string): Promise<CommandResult<unknown>> {
    const body: Cancellation = { by: 'clinic', reason: 'Placed by mistake and taken back at once' };
    return this.#commands.send({ url: `/api/sessions/${sessionId}/cancel`, body });
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

  /** The patient comes into the room. The refusal says what is not ready yet. */
  bringIn(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/${visit.kind === 'consultation' ? 'start' : 'ready'}` });
  }

  /** The next phase of a session begins. */
  beginPhase(visit: BoardVisit, phase: 'recovery' | 'integration'): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/${phase}` });
  }

  /** More minutes for a visit that is under way; the refusal says what comes next and when. */
  extend(visit: BoardVisit, minutes: number): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/bookings/${visit.bookingId}/extend`, body: { minutes } });
  }

  release(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.releaseRoom(visit.bookingId);
  }

  /** The room was turned over. */
  releaseRoom(bookingId: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `/api/bookings/${bookingId}/release` });
  }
}

function overriding(reason: string | undefined) {
  return reason === undefined ? {} : { override: { reason } };
}
