/** Rows of a JSON answer with their instants, which JSON has as text, as dates. The rows are changed in place. */
export function withDates<Row extends object>(
  rows: readonly object[],
  instants: readonly (keyof Row & string)[],
): Row[] {
  for (const row of rows as readonly Record<string, unknown>[]) {
    for (const key of instants) {
      const text = row[key];
      if (typeof text === 'string') row[key] = new Date(text);
    }
  }
  return rows as Row[];
}
