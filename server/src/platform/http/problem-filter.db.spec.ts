import type { ArgumentsHost } from '@nestjs/common';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/template-database.js';
import type { Problem } from './problem.dto.js';
import { ProblemFilter } from './problem-filter.js';

describe('ProblemFilter', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await createTestDatabase();
  });

  afterAll(() => test.drop());

  it('says that the server is busy when no connection becomes free in time', async () => {
    const pool = new pg.Pool({ connectionString: test.url, max: 1, connectionTimeoutMillis: 50 });
    const held = await pool.connect();
    const thrown: unknown = await pool.query('SELECT 1').catch((error: unknown) => error);
    held.release();
    await pool.end();
    expect(answerTo(thrown)).toMatchObject({ status: 503, retryAfter: '2', problem: { code: 'request.busy' } });
  });

  it('says the same when PostgreSQL has no connection to give or ends a statement that waits', async () => {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    const thrown: unknown = await client
      .query(`SET statement_timeout = 1; SELECT pg_sleep(5)`)
      .catch((error: unknown) => error);
    await client.end();
    expect(answerTo(thrown)).toMatchObject({ status: 503, problem: { code: 'request.busy' } });
  });
});

/** What a caller gets for an error. */
function answerTo(thrown: unknown) {
  const answer: { status?: number; retryAfter?: string; problem?: Problem } = {};
  const reply = {
    sent: false,
    header: (name: string, value: string) => {
      if (name === 'Retry-After') answer.retryAfter = value;
      return reply;
    },
    code: (status: number) => {
      answer.status = status;
      return reply;
    },
    type: () => reply,
    send: (problem: Problem) => {
      answer.problem = problem;
    },
  };
  const host = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ArgumentsHost;
  new ProblemFilter().catch(thrown, host);
  return answer;
}
