import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { currentActor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { SessionsQueries } from '../sessions/sessions.queries.js';
import { IntegrationNote } from './integration-note.entity.js';
import { IntegrationNotesQueries } from './integration-notes.queries.js';
import { NoteAddendum } from './note-addendum.entity.js';
import { noteError } from './rules/note-errors.js';
import {
  assertMayAddend,
  assertMayMarkInError,
  assertMaySign,
  assertMayWrite,
  assertNoteMayBegin,
  type ErrorCause,
  errorStatement,
} from './rules/note-lifecycle.js';
import { changedSections, type NoteSections, writtenSections } from './rules/note-sections.js';

type NewDraft = Pick<IntegrationNote, 'id' | 'sessionId' | 'patientId' | 'authorId' | 'savedAt' | 'createdAt'>;

/** Integration notes: written by one author, signed once, added to, never changed. */
@Injectable()
export class IntegrationNotesService {
  constructor(
    private readonly db: Database,
    private readonly queries: IntegrationNotesQueries,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
    private readonly clock: Clock,
    private readonly sessions: SessionsQueries,
  ) {}

  /**
   * Begins a draft about a session, or opens the one that its author has begun: a second window writes no second note.
   * @throws note.sessionNotFound, note.tooEarly
   * @returns the id of the note
   */
  begin(sessionId: string): Promise<string> {
    return this.db.transaction(async () => {
      const session = await this.sessions.findById(sessionId);
      if (!session) throw noteError('note.sessionNotFound');
      assertNoteMayBegin(session.state);
      const [id, now, { patientId }] = [newId(), this.clock.now(), session];
      const authorId = currentActor().staffId;
      const draft = { id, sessionId, patientId, authorId, savedAt: now, createdAt: now };
      // Waits for another window that is beginning one, and finds that one.
      if (await this.#insertFirstDraft(draft)) {
        await this.#tell('note.begin', { id, patientId, sessionId, version: 1 });
        return id;
      }
      const begun = await this.queries.findDraft(sessionId, authorId);
      await this.noteRead(begun);
      return begun.id;
    });
  }

  /**
   * Keeps what is typed. The trail names the sections that changed, never their text.
   * @throws request.stale (412), note.notAuthor, note.locked
   */
  save(id: string, version: number, sections: NoteSections): Promise<void> {
    return this.db.transaction(async () => {
      const note = await this.#lock(id);
      assertMayWrite(note, currentActor().staffId);
      const changes = { sections, savedAt: this.clock.now() };
      await this.db.updateVersioned(IntegrationNote, { id, version }, changes);
      await this.audit.record({
        ...{ action: 'note.save', resource: { type: 'integration_note', id }, patientId: note.patientId },
        changes: { sections: changedSections(note.sections, sections) },
      });
    });
  }

  /**
   * Signs exactly the version that the author has read. What is signed is kept as RFC 8785 bytes with their SHA-256.
   * @throws note.changed (412), note.notAuthor, note.locked, note.empty
   */
  sign(id: string, version: number): Promise<void> {
    return this.db.transaction(async () => {
      const note = await this.#lock(id);
      const { staffId } = currentActor();
      assertMaySign(note, staffId);
      if (note.version !== version) throw noteError('note.changed');
      const signedAt = this.clock.now();
      const canonical = canonicalBytes(note, signedAt);
      const contentHash = createHash('sha256').update(canonical).digest();
      await this.#move(note, { state: 'signed', canonical, contentHash, signedAt, signedBy: staffId });
      await this.#tell('note.sign', { ...note, version: version + 1 }, { contentHash: contentHash.toString('hex') });
    });
  }

  /** Appends signed text. @throws note.notSigned */
  addend(id: string, text: string): Promise<void> {
    return this.db.transaction(async () => {
      const note = await this.#lock(id);
      assertMayAddend(note);
      const authorId = currentActor().staffId;
      const addendum = { id: newId(), noteId: id, authorId, text, signedAt: this.clock.now() };
      await this.db.repository(NoteAddendum).insert(addendum);
      await this.#tell('note.addend', note, { addendumId: addendum.id });
    });
  }

  /**
   * A second person takes a signed note out of use. The text and the signature stay; the reason stands on the note as a
   * signed statement, and the trail has its cause. The session waits for a note again.
   * @throws note.notSigned, note.secondPerson
   */
  markInError(id: string, cause: ErrorCause, words: string | undefined): Promise<void> {
    return this.db.transaction(async () => {
      const note = await this.#lock(id);
      const authorId = currentActor().staffId;
      assertMayMarkInError(note, authorId);
      const statement = { id: newId(), noteId: id, authorId, text: errorStatement(cause, words) };
      await this.db.repository(NoteAddendum).insert({ ...statement, signedAt: this.clock.now() });
      await this.#move(note, { state: 'entered_in_error' });
      const changes = { state: ['signed', 'entered_in_error'], cause };
      await this.#tell('note.markInError', { ...note, version: note.version + 1 }, changes);
    });
  }

  /** Throws a draft away; its row stays. @throws note.notAuthor, note.locked */
  discard(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const note = await this.#lock(id);
      assertMayWrite(note, currentActor().staffId);
      await this.#move(note, { state: 'discarded' });
      await this.#tell('note.discard', { ...note, version: note.version + 1 });
    });
  }

  /** Leaves the line that the reading of a narrative must leave (invariant 14). */
  async noteRead(note: Pick<IntegrationNote, 'id' | 'patientId'>): Promise<void> {
    await this.audit.record({
      ...{ action: 'note.read', resource: { type: 'integration_note', id: note.id }, patientId: note.patientId },
    });
  }

  /** Leaves one line for a list that names patients. */
  async draftsListed(noteIds: readonly string[]): Promise<void> {
    const resource = { type: 'integration_note' };
    await this.audit.record({ action: 'note.listDrafts', resource, changes: { ids: noteIds } });
  }

  /** @returns false when the author has a draft about this session already; the one begun first stays */
  async #insertFirstDraft({ id, sessionId, patientId, authorId, savedAt, createdAt }: NewDraft): Promise<boolean> {
    const inserted = await this.db.query(
      `INSERT INTO integration_note (id, session_id, patient_id, author_id, saved_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (session_id, author_id) WHERE state = 'draft' DO NOTHING RETURNING id`,
      [id, sessionId, patientId, authorId, savedAt, createdAt],
    );
    return inserted.length === 1;
  }

  async #lock(id: string): Promise<IntegrationNote> {
    const note = await this.db.manager.findOne(IntegrationNote, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!note) throw noteError('note.notFound');
    return note;
  }

  async #move(note: IntegrationNote, changes: Partial<IntegrationNote>): Promise<void> {
    await this.db.updateVersioned(IntegrationNote, note, changes);
  }

  async #tell(
    action: string,
    note: Pick<IntegrationNote, 'id' | 'patientId' | 'sessionId' | 'version'>,
    changes?: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record({
      ...{ action, resource: { type: 'integration_note', id: note.id }, patientId: note.patientId },
      ...(changes && { changes }),
    });
    const topics = [`session:${note.sessionId}`, `patient:${note.patientId}`, 'today'];
    await this.events.publish({ type: action, entityId: note.id, version: note.version, topics });
  }
}

/** What a signature stands for; the order of keys is that of RFC 8785. */
function canonicalBytes(note: IntegrationNote, signedAt: Date): Buffer {
  const content = canonicalize({
    kind: 'integration_note',
    id: note.id,
    patient: note.patientId,
    session: note.sessionId,
    author: note.authorId,
    sections: writtenSections(note.sections),
    signedAt: signedAt.toISOString(),
  });
  if (content === undefined) throw new Error('A note always has a canonical form');
  return Buffer.from(content, 'utf8');
}
