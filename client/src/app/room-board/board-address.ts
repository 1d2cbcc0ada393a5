import { computed, inject, Service } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, ParamMap, Router } from '@angular/router';
import { Temporal } from 'temporal-polyfill';

export const VIEWS = ['day', 'week', 'agenda', 'list'] as const;
export type View = (typeof VIEWS)[number];

export const KINDS = ['session', 'booster', 'consultation'] as const;
export type Kind = (typeof KINDS)[number];

/** What narrows a view: ids of a room and a clinician, and a kind of visit. Never anything about a patient. */
export interface BoardFilter {
  readonly room?: string | undefined;
  readonly clinician?: string | undefined;
  readonly kind?: Kind | undefined;
}

/** Something that waits for a time: its kind, and the id of the plan, the booster or the inquiry. */
export interface Waiting {
  readonly kind: 'plan' | 'booster' | 'consultation';
  readonly id: string;
}

export interface BoardPlace extends BoardFilter {
  readonly view?: View | undefined;
  /** What the week looks for a gap for, as `placingParam` writes it. */
  readonly placing?: string | undefined;
  /** `YYYY-MM-DD`; today when absent */
  readonly date?: string | undefined;
}

const WAITING = ['plan', 'booster', 'consultation'] as const satisfies readonly Waiting['kind'][];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Where on the board somebody is: the view, the date and the filters. It stands in the address, so that it survives a
 * reload, can be bookmarked, and Back leads to the view before.
 */
@Service()
export class BoardAddress {
  readonly #router = inject(Router);
  readonly #query = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });

  readonly place = computed(() => readPlace(this.#query()));
  readonly filter = computed<BoardFilter>(() => {
    const { room, clinician, kind } = this.place();
    return { room, clinician, kind };
  });
  /** What the week looks for a gap for. */
  readonly placing = computed<Waiting | undefined>(() => readWaiting(this.place().placing), { equal: sameWaiting });
  readonly filtered = computed(() => Object.values(this.filter()).some((value) => value !== undefined));

  /**
   * Changes what is named and leaves the rest; `undefined` takes it away.
   * @param info for the view that opens: Router.currentNavigation().extras.info
   */
  go(change: BoardPlace, info?: string): Promise<boolean> {
    const queryParams: Record<string, string | null> = {};
    for (const [name, value] of Object.entries(change) as [string, string | undefined][]) {
      queryParams[name] = value === 'day' ? null : (value ?? null);
    }
    return this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', info });
  }
}

/** What an address says, without what makes no sense. */
export function readPlace(query: Pick<ParamMap, 'get'>): BoardPlace & { readonly view: View } {
  const { view, kind } = { view: query.get('view'), kind: query.get('kind') };
  return {
    view: VIEWS.find((known) => known === view) ?? 'day',
    date: calendarDate(query.get('date')),
    room: id(query.get('room')),
    clinician: id(query.get('clinician')),
    kind: KINDS.find((known) => known === kind),
    placing: query.get('placing') ?? undefined,
  };
}

/** `booster:0193...`: an id says nothing about the patient. */
export function placingParam({ kind, id }: Waiting): string {
  return `${kind}:${id}`;
}

function readWaiting(text: string | undefined): Waiting | undefined {
  const [named, given = ''] = text?.split(':') ?? [];
  const [kind, known] = [WAITING.find((waiting) => waiting === named), id(given)];
  return kind && known ? { kind, id: known } : undefined;
}

function sameWaiting(a: Waiting | undefined, b: Waiting | undefined): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}

function id(text: string | null): string | undefined {
  return text !== null && ID.test(text) ? text : undefined;
}

function calendarDate(text: string | null): string | undefined {
  try {
    return text === null ? undefined : Temporal.PlainDate.from(text).toString();
  } catch {
    return undefined;
  }
}
