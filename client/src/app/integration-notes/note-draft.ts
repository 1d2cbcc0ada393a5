import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { IntegrationNote, IntegrationNoteApi } from './integration-note-api';

/** How safe the words on the screen are. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'conflict' | 'refused';

export interface SectionConflict {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Saved this long after the last key. */
const PAUSE_MS = 1_200;
/** Tried again this long after the server did not answer. */
const RETRY_MS = 5_000;

/**
 * The text of one draft while it is written: saves by itself after each pause, tries again while the server is out of
 * reach, and stops with both versions when another window has saved. Nothing is kept in the browser's storage.
 */
@Service({ autoProvided: false })
export class NoteDraft {
  readonly #api = inject(IntegrationNoteApi);
  readonly #note = signal<IntegrationNote | undefined>(undefined);
  readonly #texts = signal<Readonly<Record<string, string>>>({});
  readonly #state = signal<SaveState>('saved');
  readonly #theirs = signal<IntegrationNote | undefined>(undefined);
  readonly #refusal = signal<string | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  /** The note as the server last gave it. */
  readonly note = this.#note.asReadonly();
  /** What stands on the screen, by section. */
  readonly texts = this.#texts.asReadonly();
  readonly state = this.#state.asReadonly();
  /** Why the server will not take the text, in its words. */
  readonly refusal = this.#refusal.asReadonly();
  readonly filled = computed(() => Object.values(this.#texts()).filter((text) => text.trim() !== '').length);

  /** Sections that differ from what another window saved. */
  readonly conflicts = computed<readonly SectionConflict[]>(() => {
    const theirs = this.#theirs();
    if (!theirs) return [];
    return theirs.sections
      .map(({ key, label, text }) => ({ key, label, mine: this.#texts()[key] ?? '', theirs: text }))
      .filter(({ mine, theirs: other }) => mine !== other);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  /** Starts from what the server has. A reload never replaces words that are not saved yet. */
  open(note: IntegrationNote): void {
    if (this.#note()?.id === note.id && this.#state() !== 'saved') return;
    this.#take(note);
  }

  write(key: string, text: string): void {
    if (this.#texts()[key] === text) return;
    this.#texts.update((texts) => ({ ...texts, [key]: text }));
    if (this.#state() === 'conflict') return;
    this.#state.set('waiting');
    this.#saveIn(PAUSE_MS);
  }

  /** Saves what is not saved yet. @returns whether everything on the screen is on the server */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#saving;
    if (this.#state() === 'waiting' || this.#state() === 'unreachable') await this.#save();
    return this.#state() === 'saved';
  }

  /** Settles a conflict: my words over theirs, as a new version. */
  async keepMine(): Promise<void> {
    const theirs = this.#theirs();
    if (!theirs) return;
    this.#note.set(theirs);
    this.#theirs.set(undefined);
    await this.#save();
  }

  /** Settles a conflict: their words instead of mine. */
  takeTheirs(): void {
    const theirs = this.#theirs();
    if (theirs) this.#take(theirs);
  }

  /** Takes over what a command gave back. */
  replace(note: IntegrationNote): void {
    this.#take(note);
  }

  /** The version that another window saved, asked for by the page after a conflict. */
  showTheirs(note: IntegrationNote): void {
    this.#theirs.set(note);
    if (this.conflicts().length === 0) this.#take(note);
  }

  #take(note: IntegrationNote): void {
    clearTimeout(this.#timer);
    this.#note.set(note);
    this.#texts.set(Object.fromEntries(note.sections.map(({ key, text }) => [key, text])));
    this.#theirs.set(undefined);
    this.#refusal.set(undefined);
    this.#state.set('saved');
  }

  #saveIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), milliseconds);
  }

  /** One save at a time: a second one waits for the first, and finds its version. */
  #save(): Promise<void> {
    this.#saving = (this.#saving ?? Promise.resolve()).then(() => this.#saveOnce());
    return this.#saving;
  }

  async #saveOnce(): Promise<void> {
    const note = this.#note();
    if (!note) return;
    const sent = this.#texts();
    this.#state.set('saving');
    const result = await this.#api.save(note.id, note.version, sent);
    if (result.ok) {
      this.#note.set(result.value);
      this.#refusal.set(undefined);
      const more = this.#texts() !== sent;
      this.#state.set(more ? 'waiting' : 'saved');
      if (more) this.#saveIn(PAUSE_MS);
    } else if (result.problem.status === 412) {
      this.#state.set('conflict');
    } else if (result.problem.status === 0 || result.problem.status >= 500 || result.problem.status === 401) {
      this.#state.set('unreachable');
      this.#saveIn(RETRY_MS);
    } else {
      this.#refusal.set(result.problem.detail);
      this.#state.set('refused');
    }
  }
}
