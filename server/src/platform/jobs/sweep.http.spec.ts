import { type HttpApp, startHttpApp } from '../../../test/http-app.js';
import { SignInSweepService } from '../../auth/sign-in-sweep.service.js';
import { newId } from '../database/new-id.js';
import { Sweep } from './sweep.js';

describe('sweeping', () => {
  let http: HttpApp;

  beforeAll(async () => {
    http = await startHttpApp();
  });

  afterAll(() => http.close());

  it('removes replies and events of yesterday and keeps those of today', async () => {
    const old = `now() - $3 * interval '1 hour'`;
    for (const hours of [25, 23]) {
      await http.db.query(
        `INSERT INTO idempotency_record (actor_id, key, request_hash, created_at) VALUES ($1, $2, '', ${old})`,
        [newId(), `key-${hours}`, hours],
      );
      await http.db.query(
        `INSERT INTO outbox_event (topic, type, entity_id, version, at) VALUES ('board', $1, $2, 1, ${old})`,
        [`hours.${hours}`, newId(), hours],
      );
    }
    await http.app.get(Sweep).sweep();
    expect(await http.db.query('SELECT key FROM idempotency_record')).toEqual([{ key: 'key-23' }]);
    expect(await http.db.query('SELECT type FROM outbox_event')).toEqual([{ type: 'hours.23' }]);
  });

  it('closes sign-ins that ran out, once, and says so in the trail', async () => {
    const old = await http.signInAs('manager');
    http.clock.advance({ hours: 12 });
    const fresh = await http.signInAs('manager');
    for (let twice = 0; twice < 2; twice++) await http.app.get(SignInSweepService).sweep();
    const endOf = async (staffId: string) =>
      http.db.query('SELECT ended_why AS why FROM sign_in WHERE staff_id = $1', [staffId]);
    expect(await endOf(old.staff.id)).toEqual([{ why: 'expired' }]);
    expect(await endOf(fresh.staff.id)).toEqual([{ why: null }]);
    expect(await http.db.query(`SELECT actor_id AS "actorId" FROM audit_event WHERE reason = 'expired'`)).toEqual([
      { actorId: null },
    ]);
  });
});
