import type { DataSourceOptions } from 'typeorm';
import { SnakeCaseNaming } from './snake-case-naming.js';

/** Connection settings that the server, the migrations and the tests share. */
export function dataSourceOptions(url: string, poolSize: number) {
  return {
    type: 'postgres',
    url,
    namingStrategy: new SnakeCaseNaming(),
    installExtensions: false,
    synchronize: false,
    migrationsTableName: 'migration',
    extra: {
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      pipeline: true, // what is sent does not wait for the answer to what was sent before, see Database
      application_name: 'throughline',
      // What `Database.transaction` promises, without a statement for it in each transaction.
      options: '-c default_transaction_isolation=read\\ committed',
    },
  } as const satisfies DataSourceOptions;
}
