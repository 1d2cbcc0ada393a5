import type { Shortcut } from '../shell/shortcuts/shortcuts';

/** Keys that the board hears itself, told of beside those that are registered. */
export const BOARD_KEYS: readonly Shortcut[] = [
  { keys: 'Arrows', label: 'From visit to visit, and to the next room' },
  { keys: 'Enter', label: 'Open the visit, or book the free time' },
];

/** Keys while a visit is carried. */
export const MOVE_KEYS: readonly Shortcut[] = [
  { keys: 'Arrows', label: 'Another time or room' },
  { keys: 'F', label: 'The next free time' },
  { keys: 'Enter', label: 'Put it there' },
  { keys: 'Escape', label: 'Leave it where it was' },
];
