import pg from 'pg';
import { makePatient } from '../../test/factories/clinic.factory.js';
import { type HttpApp, type SignedInClient, startHttpApp } from '../../test/http-app.js';
import { runInRequest } from '../platform/http/request-context.js';
import { AuditService } from './audit.service.js';

describe('the audit trail', () => {
  let http: HttpApp;
  let admin: SignedInClient;

  beforeAll(async () => {
    http = await startHttpApp();
    admin = await http.signInAs('admin', { displayName: 'Imani Osei' });
  });

  afterAll(() => http.close());

  const items = async (query: string) =>
    (await admin.get(`/audit?${query}`)).body['items'] as Record<string, unknown>[];

  it('tells who did what to whom, newest first, with field names and without values', async () => {
    const patientId = await makePatient(http.db);
    const actor = { staffId: admin.staff.id, role: 'admin', signInId: admin.staff.id };
    const changes = { phone: ['+1 555 0100 1', '+1 555 0100 2'] };
    const audit = http.app.get(AuditService);
    await runInRequest({ requestId: 'r1', ip: '203.0.113.7', actor }, async () => {
      await audit.record({ action: 'patient.read', resource: { type: 'patient', id: patientId }, patientId });
      await audit.record({ action: 'patient.edit', resource: { type: 'patient', id: patientId }, patientId, changes });
    });
    const found = await items(`patientId=${patientId}`);
    expect(found.map(({ action }) => action)).toEqual(['patient.edit', 'patient.read']);
    expect(found[0]).toMatchObject({
      ...{ actorName: 'Imani Osei', actorRole: 'admin', outcome: 'done', resourceId: patientId, requestId: 'r1' },
      ...{ ip: '203.0.113.7', changedFields: ['phone'] },
    });
    expect(JSON.stringify(found)).not.toContain('555 0100');
  });

  it('finds by action, outcome and time, in pages', async () => {
    await http.anonymous.post('/auth/sign-in', { username: 'nobody', password: 'wrong' });
    const [failed] = await items('outcome=failed&action=auth.signIn&size=1');
    expect(failed).toMatchObject({ action: 'auth.signIn', outcome: 'failed', actorId: null });
    expect(await items('until=2000-01-01T00:00:00Z')).toEqual([]);
    const reply = await admin.get('/audit?page=2&size=1');
    expect(reply.body).toMatchObject({ page: 2, size: 1 });
    expect(reply.body['items']).toHaveLength(1);
  });

  it('records that it was read', async () => {
    await admin.get('/audit');
    const [row] = await http.db.query<{ action: string }>('SELECT action FROM audit_event ORDER BY id DESC LIMIT 1');
    expect(row?.action).toBe('audit.read');
  });

  it.each([
    'patientId=1',
    'from=yesterday',
    "action=a'--",
    'size=101',
    'sort=(select 1)',
    'outcome=any',
    'page=1&page=2',
  ])('refuses ?%s', async (query) => {
    expect((await admin.get(`/audit?${encodeURI(query)}`)).status).toBe(422);
  });

  it('cannot be changed by the application, nor by the owner of the schema', async () => {
    const code = async (url: string, sql: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(sql);
        return 'done';
      } catch (error) {
        return (error as pg.DatabaseError).code;
      } finally {
        await client.end();
      }
    };
    for (const sql of [`UPDATE audit_event SET reason = ''`, 'DELETE FROM audit_event', 'TRUNCATE audit_event']) {
      expect(await code(http.config.databaseUrl, sql)).toBe('42501');
      expect(await code(http.ownerUrl, sql)).toBe('23000');
    }
    expect(await code(http.config.databaseUrl, 'ALTER TABLE audit_event DISABLE TRIGGER ALL')).toBe('42501');
    expect(await code(http.config.databaseUrl, `SET session_replication_role = 'replica'`)).toBe('42501');
  });
});
