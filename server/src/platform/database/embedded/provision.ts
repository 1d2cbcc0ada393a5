import type { Client } from 'pg';
import type { Access } from './data-folder.js';

export const DATABASE = 'throughline';
export const OWNER_ROLE = 'throughline_owner';
export const APP_ROLE = 'throughline_app';

/**
 * Makes the two roles and the database, or brings them up to date; may run at every start. The owner changes the schema and
 * nothing serves requests as it; the application reads and writes rows and can hold neither a lock nor a transaction for long.
 * `admin` is connected as superuser to the database `postgres`.
 */
export async function provision(
  admin: Client,
  connectTo: (database: string) => Promise<Client>,
  access: Access,
): Promise<void> {
  await admin.query(`
    DO $$ BEGIN
      IF to_regrole('${OWNER_ROLE}') IS NULL THEN CREATE ROLE ${OWNER_ROLE}; END IF;
      IF to_regrole('${APP_ROLE}') IS NULL THEN CREATE ROLE ${APP_ROLE}; END IF;
    END $$;
    ALTER ROLE ${OWNER_ROLE} LOGIN PASSWORD '${access.ownerPassword}';
    ALTER ROLE ${APP_ROLE} LOGIN PASSWORD '${access.appPassword}';
    ALTER ROLE ${APP_ROLE} SET statement_timeout = '5s';
    ALTER ROLE ${APP_ROLE} SET lock_timeout = '2s';
    ALTER ROLE ${APP_ROLE} SET idle_in_transaction_session_timeout = '10s';
    ALTER ROLE ${APP_ROLE} SET transaction_timeout = '15s';
  `);
  const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (!rowCount) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`);
  const database = await connectTo(DATABASE);
  try {
    // Granted on what the owner will create: a migration need not think of it, and can take a right away again (audit).
    await database.query(`
      REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP_ROLE};
      ALTER SCHEMA public OWNER TO ${OWNER_ROLE};
      GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER_ROLE} GRANT USAGE ON SCHEMAS TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER_ROLE} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
      ALTER DEFAULT PRIVILEGES FOR ROLE ${OWNER_ROLE} GRANT USAGE, SELECT ON SEQUENCES TO ${APP_ROLE};
    `);
  } finally {
    await database.end();
  }
}
