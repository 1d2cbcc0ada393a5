import { DestroyRef, inject, Service, Signal, signal } from '@angular/core';
import { PathSegment } from '../paths';

/** The small number on a place of the rail: how many things wait there. Features report theirs. */
@Service()
export class PlaceCounts {
  readonly #counts = signal<ReadonlyMap<PathSegment, Signal<number | undefined>>>(new Map());

  of(path: PathSegment): number | undefined {
    return this.#counts().get(path)?.();
  }

  /** Shows a count while the caller lives. Call in an injection context. */
  report(path: PathSegment, count: Signal<number | undefined>): void {
    this.#counts.update((counts) => new Map(counts).set(path, count));
    inject(DestroyRef).onDestroy(() =>
      this.#counts.update((counts) => {
        const rest = new Map(counts);
        if (Object.is(rest.get(path), count)) rest.delete(path);
        return rest;
      }),
    );
  }
}
