import { httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { PlaceCountsResponse } from '../../api/generated';
import { Auth } from '../auth/auth';
import { reloadOn } from '../live/live';
import { PATHS, PathSegment } from '../paths';

/** The place that each number stands at. */
const COUNTS: Partial<Readonly<Record<PathSegment, keyof PlaceCountsResponse>>> = {
  [PATHS.inquiries]: 'inquiries',
  [PATHS.notes]: 'notes',
  [PATHS.boosters]: 'boosters',
};

/** The small number on a place of the rail: how many things wait there, on every screen, as it is now. */
@Service()
export class PlaceCounts {
  readonly #auth = inject(Auth);
  readonly #counts = httpResource<PlaceCountsResponse>(() =>
    this.#auth.may('today.counts') ? '/api/today/counts' : undefined,
  );

  constructor() {
    reloadOn(['inquiries', 'boosters', 'today'], this.#counts);
  }

  of(path: PathSegment): number | undefined {
    const count = COUNTS[path];
    return count && this.#counts.hasValue() ? (this.#counts.value()[count] ?? undefined) : undefined;
  }
}
