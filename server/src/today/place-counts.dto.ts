import type { PlaceCountsRow } from './place-counts.queries.js';

/** How much waits at the places of the rail. Numbers only: nobody is named, so that asking is no line of the trail. */
export class PlaceCountsResponse {
  /** Nobody has answered them. */
  inquiries: number;
  /** One's own without a signature; null for whoever writes none. */
  notes: number | null;
  /** To be reviewed; null for whoever reviews none. */
  boosters: number | null;

  static from({ inquiries, notes, boosters }: PlaceCountsRow): PlaceCountsResponse {
    return { inquiries, notes, boosters };
  }
}
