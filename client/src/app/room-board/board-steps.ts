import { Box, Column } from './board-geometry';

export interface Place {
  readonly column: number;
  readonly box: number;
}

export type Step = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/** Where an arrow key leads: along the room, or to the nearest time in the next room that has any. */
export function stepFrom(columns: readonly Column[], from: Place, step: Step): Place {
  const boxes = columns[from.column]?.boxes ?? [];
  switch (step) {
    case 'up':
      return { ...from, box: Math.max(0, from.box - 1) };
    case 'down':
      return { ...from, box: Math.min(boxes.length - 1, from.box + 1) };
    case 'first':
      return { ...from, box: 0 };
    case 'last':
      return { ...from, box: Math.max(0, boxes.length - 1) };
    case 'left':
    case 'right': {
      const by = step === 'left' ? -1 : 1;
      let column = from.column + by;
      while (columns[column] && columns[column]?.boxes.length === 0) column += by;
      const target = columns[column]?.boxes;
      const minute = boxes[from.box]?.minute ?? 0;
      return target ? { column, box: nearest(target, minute) } : from;
    }
  }
}

function nearest(boxes: readonly Box[], minute: number): number {
  return boxes.reduce(
    (best, box, index) =>
      Math.abs(box.minute - minute) < Math.abs((boxes[best]?.minute ?? Infinity) - minute) ? index : best,
    0,
  );
}

/** What has the board's one tab stop. It outlives reloads: by its key, else by its room and time. */
export interface Cursor {
  readonly roomId: string;
  readonly key: string;
  readonly minute: number;
}

export function cursorAt(columns: readonly Column[], { column, box }: Place): Cursor | undefined {
  const room = columns[column]?.room;
  const found = columns[column]?.boxes[box];
  return room && found && { roomId: room.id, key: found.key, minute: found.minute };
}

/** Where the cursor lies now: on its box wherever that moved, else at its time in its room, else at the first box. */
export function placeOf(columns: readonly Column[], cursor: Cursor | undefined): Place {
  const first = {
    column: Math.max(
      0,
      columns.findIndex(({ boxes }) => boxes.length > 0),
    ),
    box: 0,
  };
  if (!cursor) return first;
  const keyed = cursor.key.startsWith('visit-') ? findKey(columns, cursor.key) : undefined;
  if (keyed) return keyed;
  const column = columns.findIndex(({ room }) => room.id === cursor.roomId);
  const boxes = columns[column]?.boxes ?? [];
  return boxes.length > 0 ? { column, box: nearest(boxes, cursor.minute) } : first;
}

/** The first box of the board that begins at a minute or after it. */
export function firstFrom(columns: readonly Column[], minute: number): Place {
  const { column } = placeOf(columns, undefined);
  const box = columns[column]?.boxes.findIndex((candidate) => candidate.minute >= minute) ?? -1;
  return { column, box: Math.max(0, box) };
}

/** Place of a box by its key; undefined when the board does not have it. Free times repeat in every room. */
export function findKey(columns: readonly Column[], key: string): Place | undefined {
  for (const [column, { boxes }] of columns.entries()) {
    const box = boxes.findIndex((candidate) => candidate.key === key);
    if (box >= 0) return { column, box };
  }
  return undefined;
}
