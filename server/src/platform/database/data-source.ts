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
    extra: { max: poolSize, connectionTimeoutMillis: 2_000, application_name: 'throughline' },
  } as const satisfies DataSourceOptions;
}
