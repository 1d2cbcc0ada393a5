import { inject, Service, Signal } from '@angular/core';
import {
  AbortBody,
  CheckInBody,
  ConsoleResponse,
  DischargeBody,
  DoseBody,
  EventBody,
  ReadinessBody,
  VisitResponse,
  VitalsBody,
} from '../../api/generated';
import {
  sessionConductReadResource,
  sessionsVisitResource,
  staffCliniciansResource,
} from '../../api/generated/@angular/common.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type SessionConsole = ConsoleResponse;
export type Visit = VisitResponse;
export type Reading = ConsoleResponse['readings'][number];
export type VitalSlot = ConsoleResponse['vitalSlots'][number];
export type ReadinessCheck = ConsoleResponse['checks'][number];
export type NewReading = VitalsBody;
/** An event as this device stamps it. */
export type NewEvent = EventBody & { readonly id: string; readonly at: string };

/** Steps of a session that need nothing but the click. */
export type Step = 'ready' | 'recovery' | 'integration' | 'close';

/** Reads and commands of sessions. */
@Service()
export class SessionApi {
  readonly #commands = inject(Commands);

  /** Everything the console shows. Call in an injection context. */
  console(id: Signal<string>) {
    return sessionConductReadResource(() => ({ path: { id: id() } }));
  }

  /** The visit without its clinical part. Call in an injection context. */
  visit(id: Signal<string>) {
    return sessionsVisitResource(() => ({ path: { id: id() } }));
  }

  /** Who may witness waste. Call in an injection context. */
  clinicians() {
    return staffCliniciansResource(() => ({}));
  }

  checkIn(id: string, body: CheckInBody): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/sessions/${id}/check-in`, body });
  }

  /** Takes back a check-in: the patient is not here after all. */
  undoCheckIn(id: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/sessions/${id}/undo-check-in` });
  }

  answer(id: string, body: ReadinessBody): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/sessions/${id}/readiness`, body });
  }

  cancel(id: string, by: 'patient' | 'clinic', reason: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/sessions/${id}/cancel`, body: { by, reason } });
  }

  markNoShow(id: string): Promise<CommandResult<Visit>> {
    return this.#commands.send({ url: `/api/sessions/${id}/no-show` });
  }

  step(id: string, step: Step): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/${step}` });
  }

  start(id: string, overrideReason?: string): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/start`, body: overrideReason ? { overrideReason } : {} });
  }

  addReading(id: string, body: NewReading): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/vitals`, body });
  }

  addDose(id: string, body: DoseBody, idempotencyKey: string): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/dose`, body, idempotencyKey });
  }

  addEvent(id: string, body: NewEvent): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/events`, body });
  }

  hold(id: string, reason: string): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/hold`, body: { reason } });
  }

  abort(id: string, body: AbortBody): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/abort`, body });
  }

  discharge(id: string, body: DischargeBody): Promise<CommandResult<SessionConsole>> {
    return this.#commands.send({ url: `/api/sessions/${id}/discharge`, body });
  }
}
