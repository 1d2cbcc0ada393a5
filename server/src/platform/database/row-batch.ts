import { snakeCase } from './snake-case-naming.js';
import type { Statement } from './statement.js';

/** Rows of one table as they are inserted: property -> type of its column. What is left out has its default. */
export interface RowKind<T> {
  readonly table: string;
  readonly columns: Readonly<Record<keyof T & string, string>>;
  /** Short name within prepared statements. */
  readonly key: number;
}

let kinds = 0;

/** Declares rows that `Database.insert` writes. */
export function rowKind<T>(table: string, columns: Readonly<Record<keyof T & string, string>>): RowKind<T> {
  return { table, columns, key: ++kinds };
}

const statements = new Map<string, Statement>();

/** Rows that wait to be written, and the one statement that writes them. */
export class RowBatch {
  readonly #waiting = new Map<RowKind<never>, object[]>();

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  add<T extends object>(kind: RowKind<T>, rows: readonly T[]): void {
    const waiting = this.#waiting.get(kind);
    if (waiting) waiting.push(...rows);
    else this.#waiting.set(kind, [...rows]);
  }

  /** Empties the batch. @returns what writes it; rows of one table in the order in which they were added */
  take(): { statement: Statement; values: string[] } {
    const kindsTaken = [...this.#waiting.keys()];
    const values = [...this.#waiting.values()].map((rows) => JSON.stringify(rows));
    this.#waiting.clear();
    const name = `rows ${kindsTaken.map(({ key }) => key).join(' ')}`;
    let statement = statements.get(name);
    if (!statement) {
      statement = { name, text: insertAll(kindsTaken) };
      statements.set(name, statement);
    }
    return { statement, values };
  }

  clear(): void {
    this.#waiting.clear();
  }
}

/** Constraints between the tables are looked at when the whole statement has run. */
function insertAll(kindsTaken: readonly RowKind<never>[]): string {
  const inserts = kindsTaken.map((kind, index) => insertOne(kind, index + 1));
  const last = inserts.pop() ?? '';
  if (inserts.length === 0) return last;
  return `WITH ${inserts.map((insert, index) => `t${index} AS (${insert})`).join(', ')} ${last}`;
}

function insertOne({ table, columns }: RowKind<never>, parameter: number): string {
  const entries = Object.entries<string>(columns);
  const names = entries.map(([property]) => snakeCase(property)).join(', ');
  const taken = entries.map(([property]) => `r."${property}"`).join(', ');
  const typed = entries.map(([property, type]) => `"${property}" ${type}`).join(', ');
  return `INSERT INTO ${table} (${names}) SELECT ${taken} FROM jsonb_to_recordset($${parameter}::jsonb) AS r(${typed})`;
}
