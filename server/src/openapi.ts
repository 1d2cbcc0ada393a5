import 'reflect-metadata';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiHeader, DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { writeFileSync } from 'node:fs';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { IDEMPOTENT_ROUTE } from './platform/http/idempotency.js';

/**
 * Writes the API as an OpenAPI document to the path given. No database, no port: `npm run openapi` calls it, in a build of
 * its own. Only there does the compiler note the shapes of the DTOs; the server that runs carries no documentation.
 */
async function writeOpenApi(path: string): Promise<void> {
  const config = { databaseUrl: 'postgres://none@127.0.0.1:1/none', databasePoolSize: 1 } as Config;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config, { connect: false }),
    new FastifyAdapter(),
    { logger: ['error'], preview: true, abortOnError: false },
  );
  app.setGlobalPrefix('api');
  describeIdempotency(app.get(ModulesContainer));
  const description = new DocumentBuilder().setTitle('Throughline').setVersion('1').addCookieAuth('sid').build();
  const document = SwaggerModule.createDocument(app, description, {
    operationIdFactory: (controller, method) => `${camelCase(controller.replace(/Controller$/, ''))}_${method}`,
  });
  writeFileSync(path, `${JSON.stringify(sorted(nullAmongValues(document)), null, 2)}\n`);
}

function describeIdempotency(modules: ModulesContainer): void {
  const header = ApiHeader({
    ...{ name: 'Idempotency-Key', required: false, description: 'A retry with the same key does nothing twice.' },
  });
  for (const { metatype } of [...modules.values()].flatMap(({ controllers }) => [...controllers.values()])) {
    const prototype = metatype?.prototype as object;
    for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name !== 'constructor' && Reflect.hasMetadata(IDEMPOTENT_ROUTE, method.value as object)) {
        header(prototype, name, method);
      }
    }
  }
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** OpenAPI 3.0 lets an enumeration be null only if null is one of its values, which the plugin leaves out. */
function nullAmongValues(document: OpenAPIObject): OpenAPIObject {
  const properties = Object.values(document.components?.schemas ?? {}).flatMap((schema) =>
    'properties' in schema ? Object.values(schema.properties ?? {}) : [],
  );
  for (const property of properties) {
    if (!('enum' in property) || property.nullable !== true) continue;
    const values: readonly unknown[] = property.enum;
    property.enum = [...new Set([...values, null])];
  }
  return document;
}

/** Paths and schemas by name, so that the order of modules does not show in the diff. */
function sorted(document: OpenAPIObject): OpenAPIObject {
  const byName = <T>(record: Record<string, T> = {}) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    ...document,
    paths: byName(document.paths),
    components: { ...document.components, schemas: byName(document.components?.schemas) },
  };
}

await writeOpenApi(process.argv[2] ?? 'openapi.json');
