import { makeLocation } from '../../test/factories/clinic.factory.js';
import { insertStaff, PASSWORD } from '../../test/factories/staff.factory.js';
import { HttpClient, type HttpApp, startHttpApp } from '../../test/http-app.js';
import { SignInService } from './sign-in.service.js';
import type { StaffMember } from '../staff/staff-member.entity.js';

describe('signing in', () => {
  let http: HttpApp;
  let staff: StaffMember;

  beforeAll(async () => {
    http = await startHttpApp();
    await makeLocation(http.db, { name: 'Fernhill', timeZone: 'Pacific/Auckland' });
  });

  afterAll(() => http.close());

  beforeEach(async () => {
    await http.db.query('DELETE FROM sign_in_attempts');
    staff = await insertStaff(http.db, { role: 'front_desk', displayName: 'Ines Ortega', credential: null });
  });

  const signIn = (values: object = {}, headers: Record<string, string> = {}) =>
    http.anonymous.post('/auth/sign-in', { username: staff.username, password: PASSWORD, ...values }, headers);

  const cookieOf = (reply: Awaited<ReturnType<typeof signIn>>) => String(reply.headers['set-cookie']).split(';')[0];

  async function signedIn(): Promise<HttpClient> {
    return new HttpClient(http.app, cookieOf(await signIn()));
  }

  const lastAudit = async () =>
    (
      await http.db.query<{ action: string; outcome: string; actorId: string | null; reason: string | null }>(
        `SELECT action, outcome, actor_id AS "actorId", reason FROM audit_event ORDER BY id DESC LIMIT 1`,
      )
    )[0];

  it('tells who is here, what they may do and in which zone', async () => {
    const reply = await signIn({ username: ` ${staff.username.toUpperCase()} ` });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      kind: 'personal',
      staff: { id: staff.id, displayName: 'Ines Ortega', credential: null, role: 'front_desk' },
      allowedActions: expect.arrayContaining(['patient.search', 'booking.book']) as string[],
      clinic: { locationId: expect.any(String) as string, name: 'Fernhill', timeZone: 'Pacific/Auckland' },
      idleMinutes: 15,
      endsAt: new Date(http.clock.now().getTime() + 12 * 3_600_000).toISOString(),
      now: http.clock.now().toISOString(),
    });
    expect(reply.body['allowedActions']).not.toContain('note.read');
    expect(await lastAudit()).toEqual({ action: 'auth.signIn', outcome: 'done', actorId: staff.id, reason: null });
    const me = await new HttpClient(http.app, cookieOf(reply)).get('/auth/me');
    expect(me.body).toEqual(reply.body);
  });

  it('keeps the token out of reach of scripts, other sites and the database', async () => {
    const reply = await signIn();
    const [pair = '', ...flags] = String(reply.headers['set-cookie']).split('; ');
    expect(flags.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
    const token = pair.slice('sid='.length);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const rows = await http.db.query('SELECT * FROM sign_in WHERE staff_id = $1', [staff.id]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['an unknown name', { username: 'nobody' }],
    ['a wrong password', { password: 'a walk along the shor' }],
    ['a password with a space too many', { password: `${PASSWORD} ` }],
  ])('refuses %s with the same words', async (_what, values) => {
    const reply = await signIn(values);
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ code: 'auth.wrongCredentials' });
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(await lastAudit()).toMatchObject({ action: 'auth.signIn', outcome: 'failed' });
  });

  it('refuses a closed account, and ends its requests at once', async () => {
    const client = await signedIn();
    expect((await client.get('/auth/me')).status).toBe(200);
    await closeAccount();
    expect((await client.get('/auth/me')).status).toBe(401);
    expect((await signIn()).body).toMatchObject({ code: 'auth.wrongCredentials' });
  });

  it('takes about as long for an unknown name as for a known one', async () => {
    const timed = async (values: object) => {
      await http.db.query('DELETE FROM sign_in_attempts');
      const start = performance.now();
      await signIn(values);
      return performance.now() - start;
    };
    await signIn({ username: 'warm-up' });
    let [known, unknown] = [Infinity, Infinity];
    for (let n = 0; n < 6; n++) {
      known = Math.min(known, await timed({ password: 'wrong' }));
      unknown = Math.min(unknown, await timed({ username: 'nobody' }));
    }
    expect(unknown).toBeGreaterThan(known / 2);
    expect(unknown).toBeLessThan(known * 2);
  });

  it('refuses fields it does not know, and says which field is missing', async () => {
    const reply = await http.anonymous.post('/auth/sign-in', { username: '', role: 'admin' });
    expect(reply.status).toBe(422);
    expect(Object.keys(reply.body['fieldErrors'] as object).sort()).toEqual(['password', 'role', 'username']);
  });

  it('refuses the sixth wrong password of a person from one network, and forgets after a quarter of an hour', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, () => signIn({ password: 'wrong' })));
    expect(guesses.map(({ status }) => status).sort()).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
    expect((await signIn()).body).toMatchObject({ code: 'auth.tooManyAttempts' });
    expect(await lastAudit()).toMatchObject({ outcome: 'failed', reason: 'too many attempts' });
    const other = await insertStaff(http.db);
    expect((await signIn({ username: other.username })).status).toBe(200);
    http.clock.advance({ minutes: 15 });
    expect((await signIn()).status).toBe(200);
  });

  it('does not add up wrong passwords across a right one', async () => {
    for (const password of ['wrong', 'wrong', 'wrong', PASSWORD, 'wrong', 'wrong', 'wrong']) await signIn({ password });
    expect((await signIn()).status).toBe(200);
  });

  it('limits a network that tries many names', async () => {
    const guess = (n: number) => signIn({ username: `guess-${n}`, password: 'wrong' });
    await Promise.all(Array.from({ length: 50 }, (_, n) => guess(n)));
    expect((await signIn()).status).toBe(429);
  });

  it('does not believe a forwarded address from an unknown proxy', async () => {
    for (let n = 0; n < 5; n++) await signIn({ password: 'wrong' }, { 'x-forwarded-for': `198.51.100.${n}` });
    expect((await signIn({}, { 'x-forwarded-for': '198.51.100.99' })).status).toBe(429);
  });

  it('locks after 15 minutes without a request, and goes on with the password under a new token', async () => {
    const client = await signedIn();
    http.clock.advance({ minutes: 14, seconds: 59 });
    expect((await client.get('/staff/clinicians')).status).toBe(200);
    http.clock.advance({ minutes: 14, seconds: 59 });
    expect((await client.get('/staff/clinicians')).status).toBe(200);
    http.clock.advance({ minutes: 15 });
    expect((await client.get('/staff/clinicians')).body).toMatchObject({ status: 401, code: 'auth.locked' });

    const unlocked = await client.post('/auth/unlock', { password: PASSWORD });
    expect(unlocked.status).toBe(200);
    expect(unlocked.body).toMatchObject({ staff: { id: staff.id } });
    expect((await client.get('/auth/me')).status).toBe(401);
    expect((await new HttpClient(http.app, cookieOf(unlocked)).get('/auth/me')).status).toBe(200);
  });

  it('is not kept open by asking who is here, nor by a screen that reloads itself', async () => {
    const client = await signedIn();
    for (let minute = 0; minute < 15; minute++) {
      http.clock.advance({ minutes: 1 });
      await client.get('/auth/me');
      await client.get('/staff/clinicians', { 'x-background': '1' });
    }
    expect((await client.get('/auth/me')).body).toMatchObject({ code: 'auth.locked' });
  });

  it('is over after 12 hours, however busy, and the password does not bring it back', async () => {
    const client = await signedIn();
    for (let quarter = 0; quarter < 12 * 6; quarter++) {
      expect((await client.get('/staff/clinicians')).status).toBe(200);
      http.clock.advance({ minutes: 10 });
    }
    expect((await client.get('/staff/clinicians')).body).toMatchObject({ code: 'request.signInRequired' });
    expect((await client.post('/auth/unlock', { password: PASSWORD })).status).toBe(401);
  });

  it('stays open for someone who says that they are there, and only for them', async () => {
    const client = await signedIn();
    for (let n = 0; n < 3; n++) {
      http.clock.advance({ minutes: 10 });
      expect((await client.post('/auth/in-use')).status).toBe(204);
    }
    http.clock.advance({ minutes: 15 });
    expect((await client.post('/auth/in-use')).body).toMatchObject({ code: 'auth.locked' });
    expect((await http.anonymous.post('/auth/in-use')).status).toBe(401);
  });

  it('locks on request; a wrong password keeps it locked and is counted', async () => {
    const client = await signedIn();
    expect((await client.post('/auth/lock')).status).toBe(204);
    expect((await client.get('/auth/me')).body).toMatchObject({ code: 'auth.locked' });
    for (let n = 0; n < 5; n++) {
      expect((await client.post('/auth/unlock', { password: 'wrong' })).status).toBe(401);
    }
    expect((await client.post('/auth/unlock', { password: PASSWORD })).status).toBe(429);
    expect((await client.get('/auth/me')).body).toMatchObject({ code: 'auth.locked' });
  });

  it('signs out for good, also when locked, and clears the browser', async () => {
    const client = await signedIn();
    await client.post('/auth/lock');
    const reply = await client.post('/auth/sign-out');
    expect(reply.status).toBe(204);
    expect(String(reply.headers['set-cookie'])).toMatch(/^sid=; .*Max-Age=0/);
    expect(reply.headers['clear-site-data']).toBe('"storage"');
    expect((await client.get('/auth/me')).body).toMatchObject({ code: 'request.signInRequired' });
    expect((await client.post('/auth/unlock', { password: PASSWORD })).status).toBe(401);
    expect((await http.anonymous.post('/auth/sign-out')).status).toBe(204);
  });

  it('ends the sign-in that the browser still had when somebody else signs in', async () => {
    const client = await signedIn();
    const other = await insertStaff(http.db);
    await signIn({ username: other.username }, { cookie: client.cookie ?? '' });
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  it('believes a sign-in for five seconds at most when nobody tells of a change', async () => {
    const client = await signedIn();
    expect((await client.get('/auth/me')).status).toBe(200);
    await http.db.query('UPDATE staff_member SET active = false WHERE id = $1', [staff.id]);
    http.clock.advance({ seconds: 4 });
    expect((await client.get('/auth/me')).status).toBe(200);
    http.clock.advance({ seconds: 1 });
    expect((await client.get('/auth/me')).status).toBe(401);
  });

  it('lets a new role hold at once', async () => {
    const client = await signedIn();
    expect((await client.get('/audit')).status).toBe(403);
    await http.db.transaction(async () => {
      await http.db.query(`UPDATE staff_member SET role = 'admin' WHERE id = $1`, [staff.id]);
      await http.app.get(SignInService).accessChanged(staff.id);
    });
    expect((await client.get('/audit')).status).toBe(200);
  });

  it.each([
    ['a sign-out', (client: HttpClient) => client.post('/auth/sign-out'), 'request.signInRequired'],
    ['a lock', (client: HttpClient) => client.post('/auth/lock'), 'auth.locked'],
    ['a closed account', () => closeAccount(), 'request.signInRequired'],
  ] as const)('makes %s hold on another node soon', async (_what, end, code) => {
    const other = await startHttpApp({ databaseUrl: http.config.databaseUrl });
    try {
      const client = await signedIn();
      const there = new HttpClient(other.app, client.cookie);
      other.clock.set(http.clock.now());
      expect((await there.get('/auth/me')).status).toBe(200);
      await end(client);
      const start = performance.now();
      let reply = await there.get('/auth/me');
      while (reply.status === 200 && performance.now() - start < 4_000) reply = await there.get('/auth/me');
      expect(reply.body).toMatchObject({ code });
    } finally {
      await other.close();
    }
  });

  const closeAccount = () =>
    http.db.transaction(async () => {
      await http.db.query('UPDATE staff_member SET active = false WHERE id = $1', [staff.id]);
      await http.app.get(SignInService).accessChanged(staff.id);
    });

  it('refuses a sign-in that another site sends', async () => {
    const reply = await signIn({}, { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' });
    expect(reply.status).toBe(403);
  });
});

describe('signing in over TLS', () => {
  it('sets a cookie that only this host can set and only HTTPS carries', async () => {
    const http = await startHttpApp({ mode: 'production' });
    try {
      await makeLocation(http.db);
      const { username } = await insertStaff(http.db);
      const reply = await http.anonymous.post('/auth/sign-in', { username, password: PASSWORD });
      expect(String(reply.headers['set-cookie'])).toMatch(
        /^__Host-sid=[\w-]{43}; Path=\/; (?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Strict)/,
      );
      expect(String(reply.headers['set-cookie'])).not.toContain('Domain');
    } finally {
      await http.close();
    }
  });
});
