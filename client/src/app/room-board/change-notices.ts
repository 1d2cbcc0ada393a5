import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DestroyRef, effect, inject, Signal, signal, untracked } from '@angular/core';
import type { BoardDay, BoardVisit } from './board-api';
import { changesBetween, changeWords } from './board-changes';

/** Changes that come within this time of each other are announced together. */
const BATCH_MS = 1_500;
/** How long the number of the last changes stays on the screen. */
const SHOWN_MS = 20_000;

/**
 * Tells of changes that other desks made to the day: politely, in batches, and never while somebody moves a visit. Call
 * in an injection context.
 */
export class ChangeNotices {
  readonly #announcer = inject(LiveAnnouncer);
  readonly #waiting = new Map<string, BoardVisit>();
  readonly #words = signal<string | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** "3 changes by another desk", for a while. */
  readonly words = this.#words.asReadonly();

  constructor(
    day: Signal<BoardDay | undefined>,
    private readonly quiet: Signal<boolean>,
    private readonly isOwn: (visit: BoardVisit) => boolean,
  ) {
    let before: BoardDay | undefined;
    effect(() => {
      const now = day();
      if (!now) return;
      for (const visit of changesBetween(before, now)) this.#waiting.set(visit.bookingId, visit);
      before = now;
      if (this.#waiting.size > 0) untracked(() => this.#tellSoon());
    });
    effect(() => {
      if (!quiet() && this.#waiting.size > 0) untracked(() => this.#tellSoon());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.#timer));
  }

  #tellSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), BATCH_MS);
  }

  #tell(): void {
    if (untracked(this.quiet)) return;
    const count = [...this.#waiting.values()].filter((visit) => !this.isOwn(visit)).length;
    this.#waiting.clear();
    if (count === 0) return;
    this.#words.set(changeWords(count));
    void this.#announcer.announce(changeWords(count), 'polite');
    this.#timer = setTimeout(() => this.#words.set(undefined), SHOWN_MS);
  }
}
