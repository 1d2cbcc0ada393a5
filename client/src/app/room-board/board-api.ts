import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { CommandResult, Commands } from '../../api/send-command';
import type { VisitTime } from '../scheduling/scheduling-api';
import type { Waiting } from './board-address';
import type { ToBook } from './desk-api';
import type {
  AgendaResponse,
  BoardDayResponse,
  BoardVisitResponse,
  BoardWeekResponse,
  HallwayResponse,
  PlacingResponse,
  WeekGapResponse,
  WeekGapsResponse,
} from '../../api/generated/types.gen';

export type BoardDay = BoardDayResponse;
export type BoardVisit = BoardVisitResponse;
/** What a screen in the hallway shows: no names, no ids of people. */
export type HallwayDay = HallwayResponse;
export type BoardWeek = BoardWeekResponse;
export type Agenda = AgendaResponse;
/** A start of the week that fits what is to be placed. */
export type WeekGap = WeekGapResponse;
export type WeekGaps = WeekGapsResponse;
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

/** Where something that waits is booked, and with what beside its time. */
function placeOf({ kind, id, ordinal, patientId }: ToBook): { url: string; who: object } {
  switch (kind) {
    case 'plan':
      return { url: '/api/sessions', who: { planId: id, ordinal } };
    case 'booster':
      return { url: `/api/boosters/${id}/book`, who: {} };
    case 'consultation':
      return { url: '/api/consultations', who: { inquiryId: id, ...(patientId !== null && { patientId }) } };
  }
}

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

  /** Where in a week something that waits fits; asks nothing while nothing is to be placed. */
  gapsResource(
    wish: () => (Waiting & { readonly from: string; readonly clinicianId: string | undefined }) | undefined,
  ): HttpResourceRef<WeekGaps | undefined> {
    return httpResource<WeekGaps>(() => {
      const asked = wish();
      if (!asked) return undefined;
      const { clinicianId, ...rest } = asked;
      return {
        url: '/api/room-board/week/gaps',
        params: { ...rest, ...(clinicianId !== undefined && { clinicianId }) },
      };
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

  /** Books what waits for a time. @returns the id of the session or consultation */
  async placeWaiting(waiting: ToBook, time: VisitTime, key: string, reason?: string): Promise<CommandResult<string>> {
    const { url, who } = placeOf(waiting);
    const body = { ...who, ...time, ...overriding(reason) };
    const result = await this.#commands.send<{ id: string; sessionId?: string | null }>({
      ...{ url, body, idempotencyKey: key },
    });
    return result.ok ? { ...result, value: result.value.sessionId ?? result.value.id } : result;
  }

  /** Takes back a visit that was placed a moment ago. */
  takeBack(kind: ToBook['kind'], purposeId: string): Promise<CommandResult<unknown>> {
    const body: Cancellation = { by: 'clinic', reason: 'Placed by mistake and taken back at once' };
    const collection = kind === 'consultation' ? 'consultations' : 'sessions';
    return this.#commands.send({ url: `/api/${collection}/${purposeId}/cancel`, body });
  }

  checkIn(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/check-in` });
  }

  /** Takes back a check-in: the patient is not here after all. */
  undoCheckIn(visit: BoardVisit): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/undo-check-in` });
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
