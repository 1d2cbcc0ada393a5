import { makeLocation } from '../../test/factories/clinic.factory.js';
import { PASSWORD } from '../../test/factories/staff.factory.js';
import { HttpClient, type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { SignInService } from './sign-in.service.js';
import { SignInSweepService } from './sign-in-sweep.service.js';

describe('hallway screens', () => {
  let http: HttpApp;
  let desk: SignedInClient;

  beforeAll(async () => {
    http = await startHttpApp({ hallwayHours: 16 });
    await makeLocation(http.db, { name: 'Fernhill', timeZone: 'Pacific/Auckland' });
  });

  afterAll(() => http.close());

  beforeEach(async () => {
    desk = await http.signInAs('front_desk', { displayName: 'Ines Ortega' });
  });

  /** The browser of the desk with the cookie that it has afterwards. */
  async function shown(client = desk): Promise<HttpClient> {
    const reply = await client.post('/hallway-screens');
    expect(reply.status).toBe(200);
    return new HttpClient(http.app, String(reply.headers['set-cookie']).split(';')[0]);
  }

  const trail = (staffId: string) =>
    http.db.query<{ action: string; role: string; reason: string | null }>(
      `SELECT action, actor_role AS role, reason FROM audit_event WHERE actor_id = $1 ORDER BY id`,
      [staffId],
    );

  const screens = async (client: HttpClient) =>
    (await client.get('/hallway-screens')).body as unknown as { id: string; staffName: string; endsAt: string }[];

  it('take the place of the personal sign-in in the same browser', async () => {
    const reply = await desk.post('/hallway-screens');
    expect(reply).toMatchObject({
      status: 200,
      body: {
        ...{ kind: 'hallway', idleMinutes: null, staff: { id: desk.staff.id }, clinic: { name: 'Fernhill' } },
        allowedActions: ['auth.readOwnSignIn', 'live.follow', 'hallway.read'],
        endsAt: new Date(http.clock.now().getTime() + 16 * 3_600_000).toISOString(),
      },
    });
    const [pair = '', ...flags] = String(reply.headers['set-cookie']).split('; ');
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    expect(pair).not.toBe(desk.cookie);
    expect(reply.headers['clear-site-data']).toBe('"storage"');
    expect((await desk.get('/auth/me')).body).toMatchObject({ status: 401, code: 'request.signInRequired' });
    expect((await new HttpClient(http.app, pair).get('/auth/me')).body).toMatchObject({ kind: 'hallway' });
    expect(await trail(desk.staff.id)).toEqual([
      { action: 'auth.signOut', role: 'front_desk', reason: 'hallway' },
      { action: 'auth.showHallway', role: 'front_desk', reason: null },
    ]);
  });

  it('say when they last asked, though they only ever ask by themselves', async () => {
    const screen = await shown();
    http.clock.advance({ minutes: 30 });
    await screen.get('/room-board/hallway', { 'x-background': '1' });
    const admin = await http.signInAs('admin');
    const all = (await admin.get('/hallway-screens')).body as unknown as { lastSeenAt: string }[];
    expect(all.map(({ lastSeenAt }) => lastSeenAt)).toContain(http.clock.now().toISOString());
  });

  it('are made once of a sign-in that two requests want to turn into one', async () => {
    const replies = await Promise.all([desk.post('/hallway-screens'), desk.post('/hallway-screens')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
    const [{ open } = { open: 0 }] = await http.db.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM sign_in WHERE staff_id = $1 AND kind = 'hallway'`,
      [desk.staff.id],
    );
    expect(open).toBe(1);
  });

  it.each(['clinician', 'admin'] as const)('are not put up by a %s', async (role) => {
    const client = await http.signInAs(role);
    expect((await client.post('/hallway-screens')).status).toBe(403);
    expect((await client.get('/auth/me')).status).toBe(200);
  });

  it.each(['/room-board', '/room-board?names=initials', '/room-board/week', '/today/front-desk', '/hallway-screens'])(
    'read their own page and nothing at %s, and the trail tells who asked',
    async (path) => {
      const screen = await shown();
      expect((await screen.get('/room-board/hallway')).status).toBe(200);
      expect((await screen.get(path)).status).toBe(403);
      const lines = await trail(desk.staff.id);
      expect(lines.at(-1)).toMatchObject({ role: 'hallway' });
    },
  );

  it('cannot lock, be unlocked into more, or make another of themselves', async () => {
    const screen = await shown();
    expect((await screen.post('/auth/lock')).status).toBe(403);
    expect((await screen.post('/auth/in-use')).status).toBe(403);
    expect((await screen.post('/hallway-screens')).status).toBe(403);
    expect((await screen.post('/auth/unlock', { password: PASSWORD })).status).toBe(401);
    expect((await screen.get('/auth/me')).body).toMatchObject({ kind: 'hallway' });
  });

  it('stay on with nobody there, and go off after their hours', async () => {
    const screen = await shown();
    http.clock.advance({ hours: 15, minutes: 59, seconds: 59 });
    expect((await screen.get('/room-board/hallway', { 'x-background': '1' })).status).toBe(200);
    http.clock.advance({ seconds: 1 });
    expect((await screen.get('/room-board/hallway')).body).toMatchObject({ code: 'request.signInRequired' });
    await http.app.get(SignInSweepService).sweep();
    const [row] = await http.db.query(`SELECT ended_why AS why FROM sign_in WHERE staff_id = $1 AND kind = 'hallway'`, [
      desk.staff.id,
    ]);
    expect(row).toEqual({ why: 'expired' });
  });

  it('go off with the account of whoever put them there', async () => {
    const screen = await shown();
    await http.db.transaction(async () => {
      await http.db.query('UPDATE staff_member SET active = false WHERE id = $1', [desk.staff.id]);
      await http.app.get(SignInService).accessChanged(desk.staff.id);
    });
    expect((await screen.get('/room-board/hallway')).status).toBe(401);
  });

  it('are ended from their desk by whoever put them there, and by an administrator', async () => {
    const first = await shown();
    http.clock.advance({ minutes: 1 });
    const second = await shown(await again());
    const back = await again();
    const [newest, oldest] = await screens(back);
    expect(newest).toMatchObject({ staffName: 'Ines Ortega' });
    expect((await back.post(`/hallway-screens/${oldest?.id}/end`)).status).toBe(204);
    expect((await first.get('/room-board/hallway')).status).toBe(401);
    expect((await trail(desk.staff.id)).at(-1)).toMatchObject({ action: 'auth.endHallway', role: 'front_desk' });
    expect((await second.get('/room-board/hallway')).status).toBe(200);
    const admin = await http.signInAs('admin');
    expect((await screens(admin)).map(({ id }) => id)).toContain(newest?.id);
    expect((await admin.post(`/hallway-screens/${newest?.id}/end`)).status).toBe(204);
    expect((await second.get('/room-board/hallway')).status).toBe(401);
    expect((await admin.post(`/hallway-screens/${newest?.id}/end`)).body).toMatchObject({
      code: 'auth.noHallwayScreen',
    });
  });

  it('are nothing that another desk sees or ends, and no personal sign-in is taken for one', async () => {
    const screen = await shown();
    const [own] = await screens(await again());
    const other = await http.signInAs('manager');
    expect(await screens(other)).toEqual([]);
    expect((await other.post(`/hallway-screens/${own?.id}/end`)).status).toBe(404);
    expect((await screen.get('/room-board/hallway')).status).toBe(200);
    const admin = await http.signInAs('admin');
    const [personal] = await http.db.query<{ id: string }>('SELECT id FROM sign_in WHERE staff_id = $1', [
      other.staff.id,
    ]);
    expect((await admin.post(`/hallway-screens/${personal?.id}/end`)).status).toBe(404);
    expect((await other.get('/auth/me')).status).toBe(200);
  });

  it('give way to whoever signs in at them', async () => {
    const screen = await shown();
    const reply = await screen.post('/auth/sign-in', { username: desk.staff.username, password: PASSWORD });
    expect(reply.body).toMatchObject({ kind: 'personal', idleMinutes: 15 });
    expect((await screen.get('/room-board/hallway')).status).toBe(401);
    expect((await trail(desk.staff.id)).slice(-2)).toEqual([
      { action: 'auth.signOut', role: 'hallway', reason: 'replaced' },
      { action: 'auth.signIn', role: 'front_desk', reason: null },
    ]);
  });

  /** The same person at a desk again. */
  async function again(): Promise<SignedInClient> {
    const { token } = await http.app.get(SignInService).open(desk.staff, 'test');
    return Object.assign(new HttpClient(http.app, `sid=${token}`), { staff: desk.staff });
  }
});
