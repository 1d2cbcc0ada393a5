import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module.js';
import { type OpenedSignIn, SignInService } from '../src/auth/sign-in.service.js';
import { configureApp } from '../src/configure-app.js';
import { type Config, readSettings, withDatabase } from '../src/platform/config/config.js';
import { Database } from '../src/platform/database/database.js';
import { JobRunner } from '../src/platform/jobs/job-runner.js';
import { Clock } from '../src/platform/time/clock.js';
import type { Role } from '../src/staff/rules/roles.js';
import type { StaffMember } from '../src/staff/staff-member.entity.js';
import { insertStaff } from './factories/staff.factory.js';
import { FakeClock } from './fake-clock.js';
import { createTestDatabase } from './template-database.js';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** Parsed JSON; an empty object when there is none. */
  readonly body: Record<string, unknown>;
}

export interface SendOptions {
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests with one cookie; `asVersion` becomes If-Match. */
export class HttpClient {
  constructor(
    private readonly app: NestFastifyApplication,
    public cookie: string | undefined,
  ) {}

  get(path: string, headers: Readonly<Record<string, string>> = {}) {
    return this.send('GET', path, { headers });
  }

  post(path: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) {
    return this.send('POST', path, { body, headers });
  }

  put(path: string, body: object, asVersion: number) {
    return this.send('PUT', path, { body, headers: { 'if-match': `"v${asVersion}"` } });
  }

  /** @param path below /api, for example `/rooms` */
  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, options: SendOptions = {}) {
    const reply = await this.app.inject({
      ...{ method, url: `/api${path}` },
      headers: { ...(this.cookie !== undefined && { cookie: this.cookie }), ...options.headers },
      ...(options.body && { payload: options.body }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    const body = isJson ? reply.json<Record<string, unknown>>() : {};
    return { status: reply.statusCode, headers: reply.headers, body } satisfies Reply;
  }
}

export type SignedInClient = HttpClient & { readonly staff: StaffMember };

/** The real application on a database of its own, without a socket. */
export interface HttpApp {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly db: Database;
  readonly clock: FakeClock;
  /** Connection of the schema's owner, for what the application may not do. */
  readonly ownerUrl: string;
  /** What Fastify answers: `GET /api/rooms`. */
  readonly served: readonly string[];
  /** Without a cookie. */
  readonly anonymous: HttpClient;
  /** A new member of staff with this role, signed in at the clock's time. */
  signInAs(role: Role, values?: Partial<StaffMember>): Promise<SignedInClient>;
  /** A hallway screen that a new member of staff put there. */
  signInHallway(): Promise<SignedInClient>;
  close(): Promise<void>;
}

/** Where the clock of every app stands at first: a Monday morning in New York. */
const START = '2027-03-01T15:00:00Z';

/** Starts it; call `close()` in `afterAll`. Settings are those of demo mode unless overridden. */
export async function startHttpApp(overrides: Partial<Config> = {}): Promise<HttpApp> {
  const database = await createTestDatabase();
  const urls = { databaseUrl: database.url, databaseOwnerUrl: database.ownerUrl };
  const config: Config = { ...withDatabase(readSettings({ DATABASE_POOL_SIZE: '4' }), urls), ...overrides };
  const clock = new FakeClock(START);
  const module = await Test.createTestingModule({
    imports: [AppModule.forRoot(config)],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(JobRunner)
    .useValue({ add: () => undefined } satisfies Pick<JobRunner, 'add'>) // a spec calls the job it is about
    .compile();
  const adapter = new FastifyAdapter({ trustProxy: config.trustProxy.length ? [...config.trustProxy] : false });
  const app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: ['error'] });
  const served: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    served.push(...[method].flat().map((name) => `${name} ${url}`));
  });
  await configureApp(app, config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const db = app.get(Database);
  const withCookie = (staff: StaffMember, { token }: OpenedSignIn) => {
    const name = config.mode === 'production' ? '__Host-sid' : 'sid';
    return Object.assign(new HttpClient(app, `${name}=${token}`), { staff });
  };
  return {
    ...{ app, config, db, clock, ownerUrl: database.ownerUrl, served, anonymous: new HttpClient(app, undefined) },
    async signInAs(role, values) {
      const staff = await insertStaff(db, { role, ...values });
      return withCookie(staff, await app.get(SignInService).open(staff, 'test'));
    },
    async signInHallway() {
      const staff = await insertStaff(db, { role: 'front_desk' });
      return withCookie(staff, await app.get(SignInService).openHallway(staff.id, 'test'));
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}
