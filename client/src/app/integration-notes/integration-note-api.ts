import { Service, Signal, inject } from '@angular/core';
import { Command, Commands, CommandResult } from '../../api/send-command';
import {
  integrationNotesListResource,
  integrationNotesReadResource,
  integrationNotesUnsignedResource,
} from '../../api/generated/@angular/common.gen';
import { IntegrationNoteResponse, MarkNoteInError } from '../../api/generated';

export type IntegrationNote = IntegrationNoteResponse;
export type ErrorCause = MarkNoteInError['cause'];

/** Reads and commands of integration notes. */
@Service()
export class IntegrationNoteApi {
  readonly #commands = inject(Commands);

  /** Call in an injection context. */
  note(id: Signal<string>) {
    return integrationNotesReadResource(() => ({ path: { id: id() } }));
  }

  /** Notes about a session, without their text. Call in an injection context. */
  ofSession(sessionId: Signal<string>) {
    return integrationNotesListResource(() => ({ path: { id: sessionId() } }));
  }

  /** The reader's own drafts. Call in an injection context. */
  unsigned() {
    return integrationNotesUnsignedResource(() => ({}));
  }

  begin(sessionId: string, idempotencyKey: string): Promise<CommandResult<IntegrationNote>> {
    return this.#send({ url: `/api/sessions/${sessionId}/integration-notes`, idempotencyKey });
  }

  save(id: string, version: number, sections: Readonly<Record<string, string>>) {
    return this.#send({ method: 'PUT', url: `/api/integration-notes/${id}`, ifMatch: version, body: { sections } });
  }

  sign(id: string, version: number, idempotencyKey: string) {
    return this.#send({ url: `/api/integration-notes/${id}/sign`, idempotencyKey, body: { version } });
  }

  addend(id: string, text: string, idempotencyKey: string) {
    return this.#send({ url: `/api/integration-notes/${id}/addenda`, idempotencyKey, body: { text } });
  }

  /** Takes a signed note out of use, by somebody other than its author. */
  markInError(id: string, body: MarkNoteInError, idempotencyKey: string) {
    return this.#send({ url: `/api/integration-notes/${id}/mark-in-error`, idempotencyKey, body });
  }

  discard(id: string): Promise<CommandResult<void>> {
    return this.#commands.send({ url: `/api/integration-notes/${id}/discard` });
  }

  #send(command: Command): Promise<CommandResult<IntegrationNote>> {
    return this.#commands.send<IntegrationNote>(command);
  }
}
