import fc, { type Arbitrary } from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** After `/api`, with {placeholders}. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | undefined;
}

const DOCUMENT = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')) as Document;
const DEEPEST = 4;

/** Every operation of the committed API document. */
export function listOperations(): Operation[] {
  return Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path: path.replace(/^\/api/, ''),
      parameters,
      body: requestBody?.content?.['application/json']?.schema,
    })),
  );
}

/** Node refuses request lines of more than 16 kB itself, and é takes six of them. */
const LONGEST_IN_PATH = 300;
const LONGEST_IN_BODY = 5_000;

/** The path with its placeholders and query filled: mostly well formed, sometimes not. */
export function arbitraryPath({ path, parameters }: Operation): Arbitrary<string> {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  return fc
    .tuple(
      fc.tuple(...inPath.map(() => fc.oneof({ weight: 4, arbitrary: fc.uuid() }, hostileText(LONGEST_IN_PATH)))),
      fc.tuple(...inQuery.map(({ schema }) => fc.option(fc.oneof(likely(schema, 0), hostileText(LONGEST_IN_PATH))))),
    )
    .map(([places, query]) => {
      const filled = inPath.reduce(
        (text, { name }, index) => text.replace(`{${name}}`, encodeURIComponent(places[index]?.toWellFormed() || '-')),
        path,
      );
      const pairs = inQuery.flatMap(({ name }, index): [string, string][] => {
        const value = query[index];
        return value === null || value === undefined
          ? []
          : [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
      });
      return pairs.length > 0 ? `${filled}?${new URLSearchParams(pairs).toString()}` : filled;
    });
}

/** A body like the one described, with fields missing, of another type, or extreme; undefined where none is described. */
export function arbitraryBody({ body }: Operation): Arbitrary<unknown> {
  if (body === undefined) return fc.constant(undefined);
  return fc.oneof({ weight: 6, arbitrary: likely(body, 0) }, { weight: 1, arbitrary: fc.jsonValue() });
}

function likely(schema: Schema | undefined, depth: number): Arbitrary<unknown> {
  if (schema === undefined || depth > DEEPEST) return fc.jsonValue();
  return fc.oneof(
    { weight: 5, arbitrary: fitting(schema, depth) },
    { weight: 1, arbitrary: fc.oneof(hostileText(LONGEST_IN_BODY), fc.jsonValue()) },
  );
}

function fitting(schema: Schema, depth: number): Arbitrary<unknown> {
  if (schema.$ref !== undefined)
    return fitting(DOCUMENT.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, depth);
  if (schema.allOf?.[0]) return fitting(schema.allOf[0], depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return text(schema.format);
    case 'integer':
      return fc.oneof(fc.integer({ min: -2, max: 300 }), fc.maxSafeInteger());
    case 'number':
      return fc.oneof(fc.double({ min: -2, max: 300, noNaN: true }), fc.integer(), fc.constant(1e308));
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(likely(schema.items, depth + 1), { maxLength: 4 });
    default:
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, likely(inner, depth + 1)]),
        ),
        { requiredKeys: [] },
      );
  }
}

function text(format: string | undefined): Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  if (format === 'date-time') return day;
  if (format === 'date') return day.map((instant) => instant.split('T', 1)[0] ?? '');
  return fc.oneof(fc.string({ maxLength: 40 }), fc.uuid(), day, fc.constantFrom('2026-11-23', 'Robin Example'));
}

/** Text that has broken clinic systems: markup, SQL, formulas, control characters, lone surrogates, and a great deal of it. */
function hostileText(longest: number): Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      `'; DROP TABLE patient; --`,
      '(select 1)',
      '<img src=x onerror=alert(1)>',
      '=cmd|/C calc',
      'line\r\nbreak',
      'nul\u0000byte',
      '\ud800',
      '../../etc/passwd',
      '%00',
      '9'.repeat(400),
      'é'.repeat(longest),
      '2026-02-30',
      '-0',
      'null',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
}
