import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { Api, type Answer } from '../fixtures/api.js';
import { arbitraryBody, arbitraryPath, listOperations, type Operation } from './operations.js';
import { PRODUCT_URL } from '../fixtures/start-product.js';
import { type Role, ROLES } from '../fixtures/staff.js';

/** Each operation gets so many requests; FUZZ_RUNS=500 for a long night. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 25);
/** The same requests on every run, unless another seed is asked for. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
/** They would end the sign-in with which the others are sent. */
const ENDS_THE_SIGN_IN = /^auth_/;
const PUBLIC = /^(?:auth_|health_)/;
/** What an answer must never give away. */
const INNER_WORDS = /\b(?:SELECT|INSERT|UPDATE|DELETE)\s|\bat \S+ \(|node_modules|QueryFailedError|violates|relation "/;

test.describe('whatever is sent', () => {
  const operations = listOperations();
  const people = new Map<Role, Api>();

  test.beforeAll(async () => {
    for (const role of ROLES) people.set(role, await Api.signIn(url(), role));
  });

  for (const operation of operations.filter(({ id }) => !ENDS_THE_SIGN_IN.test(id))) {
    test(`${operation.method} ${operation.path} answers or refuses in its own words`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...ROLES),
          arbitraryPath(operation),
          arbitraryBody(operation),
          async (role, path, body) => {
            const answer = await people.get(role)?.send(operation.method, path, body, headersOf(operation));
            expect(answer && faultOf(answer), `${role} ${path} ${JSON.stringify(body)}`.slice(0, 500)).toBe('none');
          },
        ),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    });
  }

  test('nobody gets in without signing in', async () => {
    const open: string[] = [];
    for (const operation of operations.filter(({ id }) => !PUBLIC.test(id))) {
      const { status } = await Api.nobody(url()).send(operation.method, operation.path.replace(/\{[^}]+\}/g, 'x'));
      if (status !== 401) open.push(`${operation.method} ${operation.path}: ${String(status)}`);
    }
    expect(open).toEqual([]);
  });
});

function url(): string {
  return process.env[PRODUCT_URL] ?? '';
}

function headersOf({ method }: Operation): Record<string, string> {
  return method === 'PUT' ? { 'if-match': '"v1"' } : {};
}

/** `none`, or what is wrong with the answer. */
function faultOf({ status, type, body }: Answer): string {
  if (status >= 500) return `answers ${String(status)}: ${JSON.stringify(body)}`;
  if (status < 400) return 'none';
  if (!type.startsWith('application/problem+json')) return `refuses as ${type}`;
  const { code, status: said } = body as { code?: unknown; status?: unknown };
  if (typeof code !== 'string' || said !== status) return `is no problem: ${JSON.stringify(body)}`;
  return INNER_WORDS.test(JSON.stringify(body)) ? `gives away ${JSON.stringify(body)}` : 'none';
}
