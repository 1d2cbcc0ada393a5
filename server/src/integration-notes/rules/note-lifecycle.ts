import { noteError } from './note-errors.js';
import { writtenSections } from './note-sections.js';

/** Integration note of domain.md 5.2. That it has addenda follows from their rows. */
export const NOTE_TRANSITIONS = {
  draft: ['signed', 'discarded'],
  signed: ['entered_in_error'],
  entered_in_error: [],
  discarded: [],
} as const satisfies Record<string, readonly string[]>;

export type NoteState = keyof typeof NOTE_TRANSITIONS;

/** States of a session in which somebody may begin a note about it: the dose has been given. */
const SESSION_BEGUN: ReadonlySet<string> = new Set(['in_session', 'aborted', 'recovering', 'discharged', 'closed']);

export interface NoteDraft {
  readonly state: NoteState;
  readonly authorId: string;
  readonly sections: Readonly<Record<string, string>>;
}

/** @throws note.tooEarly before the session has begun */
export function assertNoteMayBegin(sessionState: string): void {
  if (!SESSION_BEGUN.has(sessionState)) throw noteError('note.tooEarly');
}

/** A draft is its author's alone. @throws note.notAuthor, note.locked */
export function assertMayWrite(note: NoteDraft, staffId: string): void {
  if (note.state !== 'draft') throw noteError('note.locked');
  if (note.authorId !== staffId) throw noteError('note.notAuthor');
}

/** @throws note.notAuthor, note.locked, note.empty */
export function assertMaySign(note: NoteDraft, staffId: string): void {
  assertMayWrite(note, staffId);
  if (Object.keys(writtenSections(note.sections)).length === 0) throw noteError('note.empty');
}

/** Whoever may read a signed note may add to it. @throws note.notSigned */
export function assertMayAddend(note: Pick<NoteDraft, 'state'>): void {
  if (note.state !== 'signed') throw noteError('note.notSigned');
}

/** Why a signed note does not belong where it stands; the words beside it are the second person's own. */
export const ERROR_CAUSES = {
  wrong_patient: 'Written about another patient',
  wrong_session: 'Written about another session',
  duplicate: 'Entered twice',
  other: 'Entered in error',
} as const;
export type ErrorCause = keyof typeof ERROR_CAUSES;

/**
 * A signed note is taken out of use by a second person, with a reason; its text stays (domain.md 5.2).
 * @throws note.notSigned, note.secondPerson
 */
export function assertMayMarkInError(note: Pick<NoteDraft, 'state' | 'authorId'>, staffId: string): void {
  if (note.state !== 'signed') throw noteError('note.notSigned');
  if (note.authorId === staffId) throw noteError('note.secondPerson');
}

/** What stands on the note from then on, signed by the second person. */
export function errorStatement(cause: ErrorCause, words: string | undefined): string {
  return words ? `${ERROR_CAUSES[cause]}: ${words}` : `${ERROR_CAUSES[cause]}.`;
}

export type NoteAction = 'write' | 'sign' | 'discard' | 'addend' | 'markInError';

/** What a member of staff may do with a note now, for the screen. */
export function noteActions(note: Pick<NoteDraft, 'state' | 'authorId'>, staffId: string): NoteAction[] {
  if (note.state === 'signed') return note.authorId === staffId ? ['addend'] : ['addend', 'markInError'];
  return note.state === 'draft' && note.authorId === staffId ? ['write', 'sign', 'discard'] : [];
}
