import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { UnsentWork } from '../auth/unsent-work';
import { DeviceStore } from '../device-store/device-store';
import { Clock } from '../ui/clinic-time/clock';
import { IntegrationNote, IntegrationNoteApi } from './integration-note-api';

/** How safe the words on the screen are. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'unreachable' | 'conflict' | 'refused';

export interface SectionConflict {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What the device keeps of a draft until the server has it. */
interface KeptWords {
  /** Version of the note that the words follow. */
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
  /** Epoch milliseconds. */
  readonly typedAt: number;
}

/** Words that the server did not have, back on the screen. */
export interface RestoredWords {
  readonly typedAt: string;
  readonly before: Readonly<Record<string, string>>;
}

/** Words for a draft that was signed before the server had them: no part of the note. */
export interface LateWords {
  readonly typedAt: string;
  /** Those that the note does not have. */
  readonly sections: readonly { readonly key: string; readonly label: string; readonly text: string }[];
}

/** Saved this long after the last key. */
const PAUSE_MS = 1_200;
/** Tried again this long after the server did not answer. */
const RETRY_MS = 5_000;

/**
 * The text of one draft while it is written: kept on the device with every key, saved by itself after each pause, tried
 * again while the server is out of reach, and stopped with both versions when another window has saved.
 */
@Service({ autoProvided: false })
export class NoteDraft {
  readonly #api = inject(IntegrationNoteApi);
  readonly #device = inject(DeviceStore);
  readonly #clock = inject(Clock);
  readonly #note = signal<IntegrationNote | undefined>(undefined);
  readonly #texts = signal<Readonly<Record<string, string>>>({});
  readonly #state = signal<SaveState>('saved');
  readonly #theirs = signal<IntegrationNote | undefined>(undefined);
  readonly #refusal = signal<string | undefined>(undefined);
  readonly #kept = signal(false);
  readonly #restored = signal<RestoredWords | undefined>(undefined);
  readonly #late = signal<LateWords | undefined>(undefined);
  #opening: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  /** The note as the server last gave it. */
  readonly note = this.#note.asReadonly();
  /** What stands on the screen, by section. */
  readonly texts = this.#texts.asReadonly();
  readonly state = this.#state.asReadonly();
  /** Why the server will not take the text, in its words. */
  readonly refusal = this.#refusal.asReadonly();
  /** Whether the device has the words that the server does not have. */
  readonly kept = this.#kept.asReadonly();
  readonly restored = this.#restored.asReadonly();
  readonly late = this.#late.asReadonly();
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
    inject(UnsentWork).register(() => this.flush());
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  /**
   * Starts from what the server has and, the first time, from what this device has kept since. A reload never replaces
   * words that are not saved yet.
   */
  async open(note: IntegrationNote): Promise<void> {
    const isOpen = this.#note()?.id === note.id;
    if (isOpen && this.#state() !== 'saved') return;
    if (isOpen) return this.#take(note);
    if (this.#opening === note.id) return;
    this.#opening = note.id;
    const kept = await this.#device.get<KeptWords>(keyOf(note));
    if (this.#opening !== note.id) return;
    this.#opening = undefined;
    this.#late.set(undefined);
    this.#take(note);
    if (kept) this.#restore(note, kept);
  }

  write(key: string, text: string): void {
    if (this.#texts()[key] === text) return;
    this.#texts.update((texts) => ({ ...texts, [key]: text }));
    void this.#keep();
    if (this.#state() === 'conflict') return;
    this.#state.set('waiting');
    this.#saveIn(PAUSE_MS);
  }

  /** The text as it was saved, instead of the words that came back. */
  dropRestored(): void {
    const { before } = this.#restored() ?? {};
    this.#restored.set(undefined);
    for (const [key, text] of Object.entries(before ?? {})) this.write(key, text);
  }

  /** What came too late is not wanted any more. */
  async dropLate(): Promise<void> {
    const note = this.#note();
    this.#late.set(undefined);
    if (note) await this.#letGo(note);
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
    await this.#keep();
    await this.#save();
  }

  /** Settles a conflict: their words instead of mine. */
  takeTheirs(): void {
    const theirs = this.#theirs();
    if (theirs) this.replace(theirs);
  }

  /** Takes over what a command gave back. What came too late stays until it is put away. */
  replace(note: IntegrationNote): void {
    this.#take(note);
    if (!this.#late()) void this.#letGo(note);
  }

  /** The draft is discarded, and with it what the device has of it. */
  async forget(): Promise<void> {
    const note = this.#note();
    clearTimeout(this.#timer);
    if (note) await this.#letGo(note);
  }

  /** The version that another window saved, asked for by the page after a conflict. */
  showTheirs(note: IntegrationNote): void {
    if (note.state !== 'draft') {
      const texts = this.#texts();
      this.#take(note);
      return this.#showLate(note, texts, this.#clock.now());
    }
    this.#theirs.set(note);
    if (this.conflicts().length === 0) this.replace(note);
  }

  #take(note: IntegrationNote): void {
    clearTimeout(this.#timer);
    this.#note.set(note);
    this.#texts.set(Object.fromEntries(note.sections.map(({ key, text }) => [key, text])));
    this.#theirs.set(undefined);
    this.#restored.set(undefined);
    this.#refusal.set(undefined);
    this.#state.set('saved');
  }

  /** Words that follow the version of the server are saved; beside a newer one, both are shown. */
  #restore(note: IntegrationNote, { version, texts, typedAt }: KeptWords): void {
    const before = this.#texts();
    if (note.sections.every(({ key, text }) => (texts[key] ?? '') === text)) return void this.#letGo(note);
    if (note.state !== 'draft') return this.#showLate(note, texts, typedAt);
    this.#texts.set({ ...before, ...texts });
    this.#kept.set(true);
    if (version === note.version) {
      this.#restored.set({ typedAt: new Date(typedAt).toISOString(), before });
      this.#state.set('waiting');
      this.#saveIn(PAUSE_MS);
    } else {
      this.#theirs.set(note);
      this.#state.set('conflict');
    }
  }

  #showLate(note: IntegrationNote, texts: KeptWords['texts'], typedAt: number): void {
    const sections = note.sections
      .map(({ key, label, text }) => ({ key, label, text: texts[key] ?? '', signed: text }))
      .filter(({ text, signed }) => text.trim() !== '' && text !== signed)
      .map(({ key, label, text }) => ({ key, label, text }));
    if (sections.length === 0) return void this.#letGo(note);
    this.#late.set({ typedAt: new Date(typedAt).toISOString(), sections });
  }

  async #keep(): Promise<void> {
    const note = this.#note();
    if (!note) return;
    const texts = this.#texts();
    this.#kept.set(false);
    const words: KeptWords = { version: note.version, texts, typedAt: this.#clock.now() };
    const kept = await this.#device.put(keyOf(note), words);
    if (this.#texts() === texts) this.#kept.set(kept);
  }

  async #letGo(note: IntegrationNote): Promise<void> {
    this.#kept.set(false);
    await this.#device.remove(keyOf(note));
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
      if (more) {
        void this.#keep();
        this.#saveIn(PAUSE_MS);
      } else void this.#letGo(result.value);
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

function keyOf({ patientId, id }: IntegrationNote): string {
  return `note:${patientId}:${id}`;
}
