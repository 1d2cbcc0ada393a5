import pg from 'pg';
import { PasswordsService } from '../auth/passwords.service.js';
import { SnakeCaseNaming } from '../platform/database/snake-case-naming.js';
import type { ClinicRows } from './clinic-rows.js';
import { makeDemoClinic } from './demo-clinic.js';
import { fillLarge } from './large-clinic.js';
import { DEMO_STAFF } from './rules/people.js';

/** The one password of everybody at the demo clinic; demo mode is bound to this machine (docs/security.md). */
export const DEMO_PASSWORD = 'quiet-harbour';

export interface SeedOptions {
  readonly seed: number;
  readonly now: Date;
  /** 1 = the clinic as designed; `large` = the one that speed is measured on. */
  readonly scale: number | 'large';
  readonly progress?: (line: string) => void;
}

/** Any number, the same for ever: the advisory lock of whoever fills the clinic. */
const SEED_LOCK = 7_244_190_023;
const BATCH = 2_000;
const naming = new SnakeCaseNaming();

/**
 * Fills an empty, migrated database with the demo clinic, in one transaction.
 * @returns whether it did; a database that has a location is left alone
 */
export async function seedDemo(
  databaseUrl: string,
  { seed, now, scale, progress = () => undefined }: SeedOptions,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'demo clinic' });
  client.on('error', () => undefined); // the queries reject as well
  await client.connect();
  try {
    // The application's role has short time-outs, meant for requests.
    for (const name of ['statement', 'transaction', 'idle_in_transaction_session']) {
      await client.query(`SET ${name}_timeout = 0`);
    }
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM location LIMIT 1');
    if (rowCount === 0) {
      const passwordHash = await new PasswordsService().hash(DEMO_PASSWORD);
      if (scale === 'large') await fillLarge(client, { now, passwordHash, progress });
      else await insertAll(client, makeDemoClinic({ seed, now, scale, passwordHash }));
    }
    await client.query('COMMIT');
    return rowCount === 0;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Who can sign in to the demo clinic, a line for each role. */
export function demoSignInLines(): string {
  const roles = [...new Set(DEMO_STAFF.map(({ role }) => role))];
  const lines = roles.map((role) => {
    const names = DEMO_STAFF.filter((staff) => staff.role === role).map(({ username }) => username);
    return `  ${role.replace('_', ' ').padEnd(11)} ${names.join(', ')}\n`;
  });
  return `Demo sign-ins, each with the password ${DEMO_PASSWORD}\n${lines.join('')}\n`;
}

/** A signed session record takes no more readings: the signature comes after everything else, as it does in life. */
async function insertAll(client: pg.Client, rows: ClinicRows): Promise<void> {
  const unsigned = rows.session.map((row) => (row.state === 'closed' ? { ...row, state: 'discharged' } : row));
  for (const [table, list] of Object.entries({ ...rows, session: unsigned })) {
    await insert(client, table, list);
  }
  await client.query(`UPDATE session SET state = 'closed' WHERE state = 'discharged' AND closed_at IS NOT NULL`);
}

/** Rows of one table, a few thousand in a statement; a column that none of them names keeps its default. */
async function insert(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = keys.map((key) => naming.columnName(key, undefined, []));
  const defaults = await defaultsOf(client, table);
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows
      .slice(start, start + BATCH)
      .map((row) =>
        Object.fromEntries<unknown>(
          keys.map((key, index) => [columns[index] ?? key, (row as Record<string, unknown>)[key] ?? null]),
        ),
      );
    const values = columns.map((column) => {
      const preset = defaults.get(column);
      return preset === undefined ? `r.${column}` : `coalesce(r.${column}, ${preset})`;
    });
    await client.query(
      `INSERT INTO ${table} (${columns.join(', ')})
       SELECT ${values.join(', ')} FROM jsonb_populate_recordset(NULL::${table}, $1) AS r`,
      [JSON.stringify(batch, bytesAsHex)],
    );
  }
}

async function defaultsOf(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; preset: string }>(
    `SELECT column_name AS name, column_default AS preset FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND column_default IS NOT NULL`,
    [table],
  );
  return new Map(rows.map(({ name, preset }) => [name, preset]));
}

/** JSON writes a Buffer as a list of numbers; PostgreSQL reads bytes as \x and hexadecimal. */
function bytesAsHex(_key: string, value: unknown): unknown {
  const bytes = value as { type?: unknown; data?: number[] } | null;
  return bytes?.type === 'Buffer' && bytes.data ? `\\x${Buffer.from(bytes.data).toString('hex')}` : value;
}
