import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { DatabaseModule, type DatabaseSettings } from './platform/database/database.module.js';

/** The list of modules. */
@Module({})
export class AppModule {
  static forRoot(database: DatabaseSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [DatabaseModule.forRoot(database), AuditModule],
    };
  }
}
