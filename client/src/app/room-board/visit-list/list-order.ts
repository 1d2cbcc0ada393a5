import type { BoardVisit } from '../board-api';

export const COLUMNS = ['time', 'patient', 'visit', 'room', 'clinician', 'state'] as const;
export type ListColumn = (typeof COLUMNS)[number];

export interface ListOrder {
  readonly column: ListColumn;
  readonly descending: boolean;
}

/** What a row is sorted by. */
export interface SortableRow {
  readonly visit: Pick<BoardVisit, 'startsAt' | 'patientName' | 'clinicianName'>;
  readonly room: string;
  readonly words: string;
  readonly state: { readonly word: string };
}

const VALUE: Readonly<Record<ListColumn, (row: SortableRow) => string>> = {
  time: ({ visit }) => visit.startsAt,
  patient: ({ visit }) => visit.patientName,
  visit: ({ words }) => words,
  room: ({ room }) => room,
  clinician: ({ visit }) => visit.clinicianName,
  state: ({ state }) => state.word,
};

/** The rows in order; rows that are equal stay in the order of time. */
export function inOrder<T extends SortableRow>(rows: readonly T[], { column, descending }: ListOrder): T[] {
  const value = VALUE[column];
  const sign = descending ? -1 : 1;
  return [...rows].sort(
    (a, b) => sign * value(a).localeCompare(value(b), 'en') || a.visit.startsAt.localeCompare(b.visit.startsAt),
  );
}

/** The order after a press on a column's head: by that column, and turned round when it is already. */
export function nextOrder(order: ListOrder, column: ListColumn): ListOrder {
  return { column, descending: order.column === column && !order.descending };
}
