import { DataSource } from 'typeorm';
import { type HttpApp, startHttpApp } from '../../../test/http-app.js';
import { Readiness } from './readiness.js';

describe('health', () => {
  let http: HttpApp;

  beforeEach(async () => {
    http = await startHttpApp();
  });

  afterEach(() => http.close());

  it('is alive and ready for anybody who asks', async () => {
    expect(await http.anonymous.get('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await http.anonymous.get('/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('asks to be left out while it drains, and answers everything else', async () => {
    http.app.get(Readiness).beginDrain();
    const reply = await http.anonymous.get('/health/ready');
    expect(reply).toMatchObject({ status: 503, body: { detail: 'Not ready: draining.' } });
    expect(reply.headers['retry-after']).toBe('2');
    expect((await http.anonymous.get('/health/live')).status).toBe(200);
    expect((await (await http.signInAs('clinician')).get('/staff/clinicians')).status).toBe(200);
  });

  it('is not ready when the database does not answer within half a second', async () => {
    const source = http.app.get(DataSource);
    const busy = Array.from({ length: http.config.databasePoolSize }, () => source.query('SELECT pg_sleep(1.2)'));
    const start = performance.now();
    expect(await http.anonymous.get('/health/ready')).toMatchObject({
      status: 503,
      body: { detail: 'Not ready: database.' },
    });
    expect(performance.now() - start).toBeLessThan(1_000);
    expect((await http.anonymous.get('/health/live')).status).toBe(200);
    await Promise.all(busy);
    expect((await http.anonymous.get('/health/ready')).status).toBe(200);
  });
});
