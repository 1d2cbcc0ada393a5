import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { CommandResult, Commands } from '../../api/send-command';
import type {
  BoardDayResponse,
  BoardVisitResponse,
  ClinicianResponse,
  PatientLineResponse,
  PatientPageResponse,
  ToSchedulePage,
  ToScheduleResponse,
} from '../../api/generated/types.gen';

export type BoardDay = BoardDayResponse;
export type BoardVisit = BoardVisitResponse;
export type BoardRoom = BoardDayResponse['rooms'][number];
export type Clinician = ClinicianResponse;
export type PatientLine = PatientLineResponse;

/** An open plan with a slot that nobody has booked. */
export type ToSchedule = ToScheduleResponse;

export interface VisitTime {
  readonly roomId: string;
  readonly clinicianId: string;
  /** ISO 8601, UTC */
  readonly startsAt: string;
}

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

  cliniciansResource(): HttpResourceRef<Clinician[] | undefined> {
    return httpResource<Clinician[]>(() => '/api/staff/clinicians');
  }

  /** Most urgent first. */
  toScheduleResource(): HttpResourceRef<ToSchedulePage | undefined> {
    return httpResource<ToSchedulePage>(() => '/api/treatment-plans/to-schedule');
  }

  /** Patients whose name, chart number, birth date or telephone begins like the text; nothing for an empty one. */
  patientsResource(text: () => string): HttpResourceRef<PatientPageResponse | undefined> {
    return httpResource<PatientPageResponse>(() =>
      text().trim() === ''
        ? undefined
        : { url: '/api/patients/search', method: 'POST', body: { text: text().trim(), page: 1, size: 6 } },
    );
  }

  bookConsultation(patientId: string, time: VisitTime, key: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: '/api/consultations', body: { patientId, ...time }, idempotencyKey: key });
  }

  bookSession(planId: string, ordinal: number, time: VisitTime, key: string): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: '/api/sessions', body: { planId, ordinal, ...time }, idempotencyKey: key });
  }

  move(visit: BoardVisit, time: VisitTime): Promise<CommandResult<unknown>> {
    return this.#commands.send({ url: `${address(visit)}/move`, body: time });
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
    return this.#commands.send({ url: `/api/bookings/${visit.bookingId}/release` });
  }
}
