import type { HistoryLine } from './calendar-settings.queries.js';

export class HistoryChange {
  field: string;
  /** Null when there was nothing. */
  before: string | null;
  /** Null when it is gone. */
  after: string | null;
}

/** Who changed what when. */
export class HistoryResponse {
  id: string;
  at: string;
  /** Null when the system acted by itself. */
  actorName: string | null;
  action: string;
  changes: HistoryChange[];

  static from({ id, at, actorName, action, changes }: HistoryLine): HistoryResponse {
    return {
      ...{ id, at: at.toISOString(), actorName, action },
      changes: Object.entries(changes ?? {}).map(([field, [before, after]]) => ({
        ...{ field, before: text(before), after: text(after) },
      })),
    };
  }
}

export class HistoryPage {
  items: HistoryResponse[];
  total: number;
  page: number;
  size: number;
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
