/**
 * `next` with every part that says the same as before replaced by the old part itself. What has not changed keeps its
 * identity, so signals stop there: one booking moved at another desk draws one room anew, not the board.
 */
export function keepEqual<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (before instanceof Date && next instanceof Date) return before.getTime() === next.getTime() ? (before as T) : next;
  if (Array.isArray(before) && Array.isArray(next)) return keepArray(before, next) as T;
  if (isPlain(before) && isPlain(next)) return keepObject(before, next) as T;
  return next;
}

function keepArray(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const kept = next.map((item, index) => keepEqual(before[index], item));
  return before.length === kept.length && kept.every((item, index) => item === before[index]) ? before : kept;
}

function keepObject(before: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(next);
  const kept = Object.fromEntries(keys.map((key) => [key, keepEqual(before[key], next[key])]));
  const same =
    Object.keys(before).length === keys.length && keys.every((key) => key in before && kept[key] === before[key]);
  return same ? before : kept;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
