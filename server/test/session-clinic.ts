import type { Reply } from './http-app.js';
import { type HttpApp, type SignedInClient, startHttpApp } from './http-app.js';
import { makeLocation, makePatient, makeRoom } from './factories/clinic.factory.js';
import { makeEligible, makePlan } from './factories/plan.factory.js';
import { newId } from '../src/platform/database/new-id.js';
import { runInRequest } from '../src/platform/http/request-context.js';

/** A clinic in New York with one room, a clinician and a front desk, at 09:00 on a Monday: for specs of sessions. */
export class SessionClinic {
  private constructor(
    readonly http: HttpApp,
    readonly clinician: SignedInClient,
    readonly desk: SignedInClient,
    readonly roomId: string,
  ) {}

  static async open(): Promise<SessionClinic> {
    const http = await startHttpApp();
    http.clock.set('2027-03-01T14:00:00Z');
    const location = await makeLocation(http.db, { timeZone: 'America/New_York' });
    const roomId = await makeRoom(http.db, location);
    return new SessionClinic(http, await http.signInAs('clinician'), await http.signInAs('front_desk'), roomId);
  }

  close(): Promise<void> {
    return this.http.close();
  }

  /** A patient with an accepted plan of 3. */
  async plan(): Promise<{ planId: string; patientId: string }> {
    const { db } = this.http;
    const prescriberId = this.clinician.staff.id;
    const patientId = await makePatient(db, { state: 'active' });
    const consultationId = await makeEligible(db, { patientId, clinicianId: prescriberId, expiresOn: '2027-06-01' });
    return { planId: (await makePlan(db, { patientId, prescriberId, consultationId })).id, patientId };
  }

  schedule(planId: string, ordinal: number, startsAt: string, client = this.clinician): Promise<Reply> {
    const { roomId, clinician } = this;
    return client.post('/sessions', { planId, ordinal, roomId, clinicianId: clinician.staff.id, startsAt });
  }

  /** Books a session and gives its id. */
  async booked(planId: string, ordinal: number, startsAt: string): Promise<string> {
    const { status, body } = await this.schedule(planId, ordinal, startsAt);
    if (status !== 201) throw new Error(`not booked: ${JSON.stringify(body)}`);
    return body['id'] as string;
  }

  /** Moves the clock; whoever is signed in stays so. */
  async at(now: string | Date): Promise<void> {
    this.http.clock.set(now);
    await this.http.db.query(
      `UPDATE sign_in SET last_active_at = $1::timestamptz, expires_at = $1::timestamptz + interval '8 hours'`,
      [this.http.clock.now()],
    );
  }

  pass(minutes: number): Promise<void> {
    return this.at(new Date(this.http.clock.now().getTime() + minutes * 60_000));
  }

  async do(id: string, verb: string, body: object = {}, client = this.clinician): Promise<Reply> {
    return client.post(`/sessions/${id}/${verb}`, body);
  }

  /** Every check answered, from the door to `ready`. */
  async makeReady(id: string): Promise<void> {
    await this.#ok(id, 'check-in', { escortName: 'Dara Halloway', escortPhone: '555 0142' });
    const answers = { identity: 'confirmed', fasting: 'kept', screen: 'unchanged', safety: 'no_concern' };
    await this.#ok(id, 'readiness', { answers, weightKg: 71.4 });
    await this.#ok(id, 'ready', {});
  }

  reading(values: object = {}) {
    return {
      ...{ id: newId(), measuredAt: this.http.clock.now().toISOString(), systolic: 124, diastolic: 78 },
      ...{ heartRate: 72, spo2: 98, respiratoryRate: 14, sedation: 5 },
      ...values,
    };
  }

  /** 20 mg in 0.4 mL, given now. */
  dose() {
    const givenAt = this.http.clock.now().toISOString();
    return { givenAt, concentrationMgPerMl: 50, drawnMl: 0.4, wastedMl: 0 };
  }

  /** From `scheduled` to `recovering`, 45 minutes after the dose. */
  async recovering(id: string): Promise<void> {
    await this.makeReady(id);
    await this.#ok(id, 'vitals', this.reading());
    await this.#ok(id, 'start', {});
    await this.#ok(id, 'dose', this.dose());
    await this.pass(45);
    await this.#ok(id, 'recovery', {});
    await this.pass(30);
    await this.#ok(id, 'vitals', this.reading());
  }

  readonly dischargeBody = {
    scale: 'aldrete',
    items: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 1 },
    ...{ walksUnaided: true, escortPresent: true, instructionsGiven: true },
  };

  async discharged(id: string): Promise<void> {
    await this.recovering(id);
    await this.#ok(id, 'discharge', this.dischargeBody);
  }

  as<T>(staffId: string, work: () => Promise<T>): Promise<T> {
    const actor = { staffId, role: 'clinician', signInId: newId() };
    return runInRequest({ requestId: newId(), ip: '127.0.0.1', actor }, work);
  }

  async #ok(id: string, verb: string, body: object): Promise<void> {
    const reply = await this.do(id, verb, body);
    if (reply.status !== 200) throw new Error(`${verb}: ${reply.status} ${JSON.stringify(reply.body)}`);
  }
}
