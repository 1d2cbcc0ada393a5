import { type Holder, HOLDERS, PERMISSIONS } from '../src/auth/rules/permissions.js';
import { makeLocation } from './factories/clinic.factory.js';
import { type HttpApp, startHttpApp } from './http-app.js';
import { type DeclaredRoute, declaredRoutes } from './routes.js';

/** Routes that answer people who are not signed in. Every new one is a decision to be made here. */
const PUBLIC = [
  ...['GET /api/health/live', 'GET /api/health/ready'],
  ...['POST /api/auth/sign-in', 'POST /api/auth/sign-out', 'POST /api/auth/unlock'],
];

/** The console's files; served outside the API, without data. */
const CONSOLE = ['GET /*', 'HEAD /*'];

/** What a role, or a hallway screen, must never reach, whatever the table of permissions says (domain.md 1.1, security.md 2.3). */
const NEVER: Readonly<Record<Holder, RegExp>> = {
  front_desk:
    /integration-notes|\/scores|\/audit|\/staff$|reports|dose|vitals|POST \/api\/(treatment-plans|boosters\/:id\/review)$/,
  clinician: /\/audit|\/staff$|reports/,
  manager:
    /integration-notes|\/scores|\/sessions|\/consultations|\/treatment-plans|\/patients|\/chart|\/audit|\/staff$/,
  admin:
    /integration-notes|\/scores|\/sessions|\/consultations|\/treatment-plans|\/patients|\/chart|\/inquiries|\/boosters|room-board|reports|today/,
  hallway: /^(?!GET \/api\/(room-board\/hallway|live|auth\/me)$)/,
};

describe('who may call which route', () => {
  let http: HttpApp;
  let routes: DeclaredRoute[];

  beforeAll(async () => {
    http = await startHttpApp();
    await makeLocation(http.db);
    routes = declaredRoutes(http.app);
  });

  afterAll(() => http.close());

  const call = async (route: DeclaredRoute, holder?: Holder) => {
    const client =
      holder === 'hallway' ? await http.signInHallway() : holder ? await http.signInAs(holder) : http.anonymous;
    const path = route.path.slice('/api'.length).replaceAll(/:\w+/g, '0190c2a4-0000-7000-8000-000000000000');
    const reply = await client.send(route.method, path, route.method === 'GET' ? {} : { body: {} });
    return reply.status;
  };

  it('is declared on every route that Fastify answers', () => {
    const declared = new Map(routes.map((route) => [route.name, route]));
    const served = http.served.filter((name) => !CONSOLE.includes(name));
    const undeclared = served.filter((name) => {
      const route = declared.get(name.replace(/^HEAD /, 'GET '));
      return !route || (route.action === undefined) !== route.isPublic;
    });
    expect(undeclared).toEqual([]);
    expect(served.length).toBeGreaterThan(10);
    expect(routes.map(({ name }) => name).filter((name) => !served.includes(name))).toEqual([]);
  });

  it('names an action of the table', () => {
    const actions = routes.flatMap(({ action }) => (action === undefined ? [] : [action]));
    expect(actions.filter((action) => !(action in PERMISSIONS))).toEqual([]);
  });

  it('is everybody for these routes only', () => {
    const open = routes.filter(({ isPublic }) => isPublic).map(({ name }) => name);
    expect(open.sort()).toEqual([...PUBLIC].sort());
  });

  it('is nobody without a sign-in: 401 before anything else', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      const status = await call(route);
      if (status !== 401) wrong.push(`${route.name}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(HOLDERS)('is %s where the table says so; elsewhere 403, and the trail tells of it', async (holder) => {
    const wrong: string[] = [];
    let denied = 0;
    for (const route of routes.filter(({ isPublic }) => !isPublic)) {
      const allowed = route.action !== undefined && (PERMISSIONS[route.action] as readonly Holder[]).includes(holder);
      const status = await call(route, holder);
      if (!allowed) denied++;
      if (allowed ? status === 401 || status === 403 || status >= 500 : status !== 403) {
        wrong.push(`${route.name}: ${status}, expected ${allowed ? 'an answer' : 403}`);
      }
    }
    expect(wrong).toEqual([]);
    const [trail] = await http.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_event WHERE outcome = 'denied' AND actor_role = $1`,
      [holder],
    );
    expect(trail?.count).toBe(denied);
  });

  it.each(HOLDERS)('never is %s for what it must not see or do', (holder) => {
    const reached = routes.filter(
      ({ name, action }) =>
        action !== undefined && NEVER[holder].test(name) && (PERMISSIONS[action] as readonly Holder[]).includes(holder),
    );
    expect(reached.map(({ name }) => name)).toEqual([]);
  });

  /** Ways past a check that looks at the address instead of at the route (security.md 0, fact 10). */
  it.each([
    ...['/api/audit/', '//api/audit', '/api//audit', '/api/./audit', '/api/x/../audit', '/API/audit', '/api/Audit'],
    ...['/api/%61udit', '/api/audit%2f', '/api/audit%00', '/api/audit;x=1', '/api/audit?', '/%61pi/audit'],
  ])('does not let %s past', async (url) => {
    const reply = await http.app.inject({ method: 'GET', url });
    expect([400, 401, 404]).toContain(reply.statusCode);
  });
});
