import { DataSource } from 'typeorm';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makeClinician, makePatient } from '../../test/factories/clinic.factory.js';
import { makeDischarged, makeEligible, makePlan } from '../../test/factories/plan.factory.js';
import { AuditEvent } from '../audit/audit-event.entity.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { OneDraft1764008000000 } from '../platform/database/migrations/1764008000000-one-draft.js';
import { newId } from '../platform/database/new-id.js';
import { runInRequest } from '../platform/http/request-context.js';
import { SessionsQueries } from '../sessions/sessions.queries.js';
import { IntegrationNote } from './integration-note.entity.js';
import { IntegrationNotesQueries } from './integration-notes.queries.js';
import { IntegrationNotesService } from './integration-notes.service.js';

describe('integration notes on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let notes: IntegrationNotesService;
  let queries: IntegrationNotesQueries;
  let noor: string;
  let dara: string;
  let session: string;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T18:00:00Z');
    const { db, audit, events, clock } = clinic;
    queries = new IntegrationNotesQueries(db);
    notes = new IntegrationNotesService(db, queries, audit, events, clock, new SessionsQueries(db));
    [noor, dara] = [await makeClinician(db, { displayName: 'Noor Castellan' }), await makeClinician(db)];
  });

  afterAll(() => clinic.close());

  beforeEach(async () => {
    const { db } = clinic;
    const patientId = await makePatient(db, { givenName: 'Wren', familyName: 'Halloway' });
    const consultationId = await makeEligible(db, { patientId, clinicianId: noor });
    const plan = await makePlan(db, { patientId, prescriberId: noor, consultationId, state: 'active' });
    const place = { patientId, planId: plan.id, slotId: plan.slotIds[0] ?? null, clinicianId: noor };
    session = await makeDischarged(db, { ...place, doseStartedAt: new Date('2026-11-23T14:00:00Z') });
  });

  const as = <T>(staffId: string, work: () => Promise<T>) =>
    runInRequest({ requestId: 'r', ip: '127.0.0.1', actor: { staffId, role: 'clinician', signInId: newId() } }, work);
  const draft = async () => {
    const id = await as(noor, () => notes.begin(session));
    await as(noor, () => notes.save(id, 1, { themes: 'Water, and letting go' }));
    return id;
  };
  const signed = async () => {
    const id = await draft();
    await as(noor, () => notes.sign(id, 2));
    return id;
  };
  const read = (id: string, staffId = noor) => queries.findReadableById(id, staffId);
  const trail = async (id: string) =>
    (await clinic.db.repository(AuditEvent).find({ where: { resourceId: id }, order: { id: 'ASC' } })).map(
      ({ action }) => action,
    );

  it('goes from draft to signed with an addendum, and leaves a trail without its text', async () => {
    const id = await signed();
    await as(dara, () => notes.addend(id, 'Called on Tuesday, sleeping well.'));
    const page = await read(id, dara);
    expect(page).toMatchObject({ authorName: 'Noor Castellan', patientName: 'Wren Halloway', session: { ordinal: 1 } });
    expect(page.note).toMatchObject({ state: 'signed', authorId: noor, signedAt: expect.any(Date) as Date });
    expect(page.addenda.map(({ text }) => text)).toEqual(['Called on Tuesday, sleeping well.']);
    expect(await trail(id)).toEqual(['note.begin', 'note.save', 'note.sign', 'note.addend']);
    const lines = await clinic.db.query<{ text: string | null }>('SELECT changes::text AS text FROM audit_event');
    expect(lines.map(({ text }) => text)).toContain('{"sections": ["themes"]}');
    expect(lines.filter(({ text }) => text?.includes('Water') || text?.includes('Tuesday'))).toEqual([]);
  });

  it('keeps the bytes that were signed', async () => {
    const id = await signed();
    const { canonical } = await clinic.db.repository(IntegrationNote).findOneByOrFail({ id });
    expect(JSON.parse(String(canonical))).toMatchObject({
      id,
      author: noor,
      sections: { themes: 'Water, and letting go' },
    });
  });

  it('never changes once signed', async () => {
    const id = await signed();
    await expect(as(noor, () => notes.save(id, 3, { themes: 'Fire' }))).rejects.toMatchObject({ code: 'note.locked' });
    await expect(as(noor, () => notes.discard(id))).rejects.toMatchObject({ code: 'note.locked' });
    const behindTheService = clinic.db.transaction(() =>
      clinic.db.repository(IntegrationNote).update({ id }, { sections: { themes: 'Fire' } }),
    );
    await expect(behindTheService).rejects.toMatchObject({ code: 'note.locked' });
  });

  it('tells one of two windows that the other one saved', async () => {
    const id = await draft();
    const saves = ['One', 'Two'].map((themes) => as(noor, () => notes.save(id, 2, { themes })));
    const results = await Promise.allSettled(saves);
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'request.stale' } },
    ]);
  });

  it('signs only what was read', async () => {
    const id = await draft();
    await as(noor, () => notes.save(id, 2, { themes: 'Changed in the other window' }));
    await expect(as(noor, () => notes.sign(id, 2))).rejects.toMatchObject({ code: 'note.changed' });
  });

  it('signs once when asked twice at once', async () => {
    const id = await draft();
    const results = await Promise.allSettled([1, 2].map(() => as(noor, () => notes.sign(id, 2))));
    expect(results.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'note.locked' } }]);
  });

  it('hides a draft from everybody but its author', async () => {
    const id = await draft();
    await expect(read(id, dara)).rejects.toMatchObject({ code: 'note.notFound' });
    await expect(as(dara, () => notes.save(id, 2, {}))).rejects.toMatchObject({ code: 'note.notAuthor' });
    expect(await queries.listOfSession(session, dara)).toEqual([]);
    expect(await queries.listOfSession(session, noor)).toMatchObject([{ id, state: 'draft', addenda: 0 }]);
    expect((await queries.listDraftsOf(dara)).map((row) => row.id)).toEqual([]);
    expect(await queries.listDraftsOf(noor)).toContainEqual(
      expect.objectContaining({ id, patientName: 'Wren Halloway', ordinal: 1, of: 3 }),
    );
  });

  it('keeps the row of a discarded draft, out of sight', async () => {
    const id = await draft();
    await as(noor, () => notes.discard(id));
    await expect(read(id)).rejects.toMatchObject({ code: 'note.notFound' });
    expect(await clinic.db.repository(IntegrationNote).countBy({ id, state: 'discarded' })).toBe(1);
  });

  it('is taken out of use by a second person, with the text and the reason kept', async () => {
    const id = await signed();
    const before = (await read(id)).note;
    await expect(as(noor, () => notes.markInError(id, 'duplicate', undefined))).rejects.toMatchObject({
      code: 'note.secondPerson',
    });
    await as(dara, () => notes.markInError(id, 'wrong_session', 'Belongs to the one before.'));
    const page = await read(id);
    expect(page.note).toEqual({ ...before, state: 'entered_in_error', version: before.version + 1 });
    expect(page.addenda.map(({ text }) => text)).toEqual(['Written about another session: Belongs to the one before.']);
    expect(await trail(id)).toEqual(['note.begin', 'note.save', 'note.sign', 'note.markInError']);
    const lines = await clinic.db.query<{ text: string }>('SELECT audit_event::text AS text FROM audit_event');
    expect(lines.filter(({ text }) => text.includes('Belongs to'))).toEqual([]);
  });

  it('stays out of use, and gets no more addenda', async () => {
    const id = await signed();
    const marks = await Promise.allSettled([1, 2].map(() => as(dara, () => notes.markInError(id, 'other', undefined))));
    expect(marks.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'note.notSigned' } }]);
    await expect(as(dara, () => notes.addend(id, 'More'))).rejects.toMatchObject({ code: 'note.notSigned' });
    expect((await read(id)).addenda).toHaveLength(1);
  });

  it('marks no draft in error', async () => {
    const id = await draft();
    await expect(as(dara, () => notes.markInError(id, 'other', undefined))).rejects.toMatchObject({
      code: 'note.notSigned',
    });
  });

  it('opens the draft that is there when its author begins again, also from two windows at once', async () => {
    const windows = await Promise.all([1, 2, 3, 4].map(() => as(noor, () => notes.begin(session))));
    expect(new Set(windows).size).toBe(1);
    const [id] = windows as [string];
    expect((await trail(id)).toSorted()).toEqual(['note.begin', 'note.read', 'note.read', 'note.read']);
    await as(noor, () => notes.save(id, 1, { themes: 'Water' }));
    expect(await as(noor, () => notes.begin(session))).toBe(id);
    expect(await queries.listOfSession(session, noor)).toHaveLength(1);
  });

  it('leaves every author a draft of their own, and another one once theirs is signed', async () => {
    const first = await signed();
    const ids = [first, await as(noor, () => notes.begin(session)), await as(dara, () => notes.begin(session))];
    expect(new Set(ids).size).toBe(3);
  });

  it('is stated in the database as well', async () => {
    const at = clinic.clock.now();
    const row = { sessionId: session, authorId: noor, savedAt: at, createdAt: at };
    const { patientId } = (await read(await draft())).note;
    const second = clinic.db.repository(IntegrationNote).insert({ ...row, patientId, id: newId() });
    await expect(second).rejects.toMatchObject({ driverError: { constraint: 'integration_note_one_draft' } });
  });

  it('opens the draft that there is for no other conflict', async () => {
    const owner = await new DataSource(dataSourceOptions(clinic.ownerUrl, 1)).initialize();
    await owner.query(`CREATE UNIQUE INDEX another ON integration_note (patient_id) WHERE session_id = '${session}'`);
    await draft();
    await expect(as(dara, () => notes.begin(session))).rejects.toMatchObject({
      driverError: { constraint: 'another' },
    });
    await owner.query('DROP INDEX another');
    await owner.destroy();
  });

  it('begins no note for a session that is not there', async () => {
    await expect(as(noor, () => notes.begin(newId()))).rejects.toMatchObject({ code: 'note.sessionNotFound' });
  });

  it('loses no word of the drafts that two windows began before there was one for each', async () => {
    const owner = await new DataSource(dataSourceOptions(clinic.ownerUrl, 1)).initialize();
    const runner = owner.createQueryRunner();
    const migration = new OneDraft1764008000000();
    const first = await draft();
    await migration.down(runner);
    const { patientId } = (await read(first)).note;
    const at = new Date('2026-11-23T19:00:00Z');
    const sections = { themes: 'And the sea', action: 'Call her sister' };
    const second = { id: newId(), sessionId: session, patientId, authorId: noor, savedAt: at, createdAt: at, sections };
    await clinic.db.repository(IntegrationNote).insert(second);
    await migration.up(runner);
    await owner.destroy();
    expect((await read(first)).note.sections).toEqual({
      themes: 'Water, and letting go\n\nAnd the sea',
      action: 'Call her sister',
    });
    expect(await queries.listOfSession(session, noor)).toMatchObject([{ id: first }]);
    expect(await clinic.db.repository(IntegrationNote).countBy({ id: second.id, state: 'discarded' })).toBe(1);
    expect(await clinic.db.repository(AuditEvent).findBy({ resourceId: second.id })).toMatchObject([
      { action: 'note.discard', patientId, actorId: null, changes: { mergedInto: first } },
    ]);
  });
});
