import type { BoardRoom } from './board-api';
import type { Item, Picked, Spot } from './board-move';
import type { Refusal } from './board-placement';
import { clockWords, DayAxis } from './day-axis';

/** "Alder, 14:15 to 16:00". */
export function spotWords(spot: Spot, rooms: readonly BoardRoom[], axis: DayAxis): string {
  const room = rooms.find(({ id }) => id === spot.roomId)?.name ?? '';
  return `${room}, ${clockWords(axis, spot.minute)} to ${clockWords(axis, spot.minute + spot.minutes)}`;
}

/** What is said at each step of a move: where it would go, and whether it can. */
export function stepWords(
  spot: Spot,
  refusal: Refusal | undefined,
  rooms: readonly BoardRoom[],
  axis: DayAxis,
): string {
  return `${spotWords(spot, rooms, axis)}, ${refusal ? refusal.words : 'free'}`;
}

/** ", with Dr Castellan" where the board chose who; nothing where it is known. */
export function withWords({ anyOf, clinicianName }: Item): string {
  return anyOf ? `, with ${clinicianName}` : '';
}

const DOING: Readonly<Record<Picked['act'], string>> = { move: 'Moving', resize: 'Resizing', place: 'Placing' };

/** What is said when something is picked up with the keyboard. */
export function pickedWords({ act, item }: Picked): string {
  const keys =
    act === 'resize'
      ? 'Up and Down change its end by 15 minutes'
      : 'Arrow keys move by 15 minutes or to the next room, with Shift by an hour, F finds the next free time';
  return `${DOING[act]} ${item.name}. ${keys}. Enter confirms, Escape cancels.`;
}

export function letGoWords({ item, from }: Picked, rooms: readonly BoardRoom[], axis: DayAxis): string {
  return from
    ? `Cancelled. ${item.name} stays in ${spotWords(from, rooms, axis)}`
    : `Cancelled. ${item.name} is not placed`;
}
