import { DestroyRef, inject, InjectionToken, Service, signal } from '@angular/core';
import { IconName } from '../../ui/icon/icons';

export interface PaletteItem {
  readonly label: string;
  /** Said after the label, lighter: what tells two of the same name apart. */
  readonly detail?: string;
  readonly icon: IconName;
  /** Keys that do the same without the palette. */
  readonly keys?: string;
  readonly run: () => void;
}

/** One group of the palette. A source does its own matching: the patients' one asks the server. */
export interface PaletteSource {
  readonly group: string;
  find(query: string): readonly PaletteItem[] | Promise<readonly PaletteItem[]>;
}

/** Sources that are there on every screen: `{ provide: PALETTE_SOURCES, multi: true, useFactory: ... }` in app.config.ts. */
export const PALETTE_SOURCES = new InjectionToken<readonly PaletteSource[]>('palette sources');

/** Sources of the open screen, there while it is. */
@Service()
export class PaletteSources {
  readonly #always = inject(PALETTE_SOURCES, { optional: true }) ?? [];
  readonly #ofScreen = signal<readonly PaletteSource[]>([]);

  all(): readonly PaletteSource[] {
    return [...this.#always, ...this.#ofScreen()];
  }

  /** Adds the actions of a screen while the caller lives. Call in an injection context. */
  add(source: PaletteSource): void {
    this.#ofScreen.update((sources) => [...sources, source]);
    inject(DestroyRef).onDestroy(() => this.#ofScreen.update((sources) => sources.filter((other) => other !== source)));
  }
}

/** Whether every word of the query starts a word of the text. */
export function matches(text: string, query: string): boolean {
  const words = text.toLowerCase().split(/[\s,·()-]+/);
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
