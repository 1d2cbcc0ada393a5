import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makePatient } from '../../test/factories/clinic.factory.js';
import { newId } from '../platform/database/new-id.js';
import { Patient } from './patient.entity.js';
import { PatientsQueries } from './patients.queries.js';
import { PatientsService } from './patients.service.js';

const FIRST_PAGE = { page: 1, size: 25 };

describe('patients on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let patients: PatientsService;
  let queries: PatientsQueries;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T12:00:00Z');
    const { db, clock, audit, events } = clinic;
    queries = new PatientsQueries(db);
    patients = new PatientsService(db, queries, clock, audit, events);
    await makePatient(db, {
      givenName: 'Odette',
      familyName: 'Marlowe',
      birthDate: '1988-04-12',
      phone: '(206) 555-0147',
    });
    await makePatient(db, {
      givenName: 'Robert',
      familyName: 'Marlow',
      preferredName: 'Perpetua',
      email: 'p.marlow@example.org',
    });
    await makePatient(db, { givenName: 'Wren', familyName: 'O_Dell%', state: 'merged' });
    await makePatient(db, { givenName: 'Per', familyName: 'Quince' });
  });

  afterAll(() => clinic.close());

  const found = async (text: string) =>
    (await patients.search(text, FIRST_PAGE)).items.map(({ givenName }) => givenName).sort();

  it.each([
    ['marlow', ['Odette', 'Robert']],
    ['MARLOWE odette', ['Odette']],
    ['perp', ['Robert']],
    ['1988-04-12', ['Odette']],
    ['4/12/1988', ['Odette']],
    ['0147', ['Odette']],
    ['206 555 0147', ['Odette']],
    ['o_dell%', []],
    ['%', []],
    ["'; drop table patient; --", []],
  ])('finds by %j', async (text, names) => {
    expect(await found(text)).toEqual(names);
  });

  it('finds by chart number, leaves merged charts out and counts all pages', async () => {
    const [first] = (await patients.search('quince', FIRST_PAGE)).items;
    expect(await found(first?.chartNumber ?? '')).toEqual(['Per']);
    const page = await patients.search('', { page: 2, size: 2 });
    expect(page).toMatchObject({ total: 3, items: [{ familyName: 'Quince' }] });
    expect(await patients.search('', { page: 9, size: 2 })).toEqual({ items: [], total: 3 });
  });

  it('records who was shown, never the words that were looked for', async () => {
    await patients.search('marlowe', FIRST_PAGE);
    const entries = await clinic.db
      .repository(AuditEvent)
      .find({ where: { action: 'patient.search' }, order: { id: 'DESC' } });
    expect(entries[0]?.changes).toMatchObject({ by: 'name', found: 1 });
    expect(JSON.stringify(entries).toLowerCase()).not.toContain('marlow');
  });

  it('sees that a person may have a chart already', async () => {
    const alike = async (person: Parameters<typeof queries.findAlike>[0]) =>
      (await queries.findAlike(person)).map(({ givenName }) => givenName);
    expect(await alike({ givenName: 'odette', familyName: 'MARLOWE' })).toEqual(['Odette']);
    expect(await alike({ givenName: 'Odette', familyName: 'Marlowe', birthDate: '1990-01-01' })).toEqual([]);
    expect(await alike({ givenName: 'O.', familyName: 'Smith', phone: '206-555-0147' })).toEqual(['Odette']);
    expect(await alike({ givenName: 'X', familyName: 'Y', email: 'P.Marlow@example.org' })).toEqual(['Robert']);
    expect(await alike({ givenName: 'Nobody', familyName: 'Here' })).toEqual([]);
  });

  it('opens a chart with a number of its own and keeps two edits apart', async () => {
    const created = await patients.create({ givenName: 'Ada', familyName: 'Wexcombe', birthDate: '1990-02-28' });
    expect(created).toMatchObject({ state: 'prospective', version: 1, birthDate: '1990-02-28' });
    expect(created.chartNumber).toMatch(/^TL-\d{6}$/);
    const update = { givenName: 'Ada', familyName: 'Wexcombe', phone: '1' };
    expect(await patients.update(created.id, 1, update, false)).toMatchObject({
      version: 2,
      phone: '1',
      birthDate: null,
    });
    await expect(patients.update(created.id, 1, { ...update, phone: '2' }, false)).rejects.toMatchObject({
      code: 'request.stale',
    });
    expect((await queries.findById(created.id)).phone).toBe('1');
  });

  it('refuses impossible dates, alerts by the wrong role and edits of a closed chart', async () => {
    const person = { givenName: 'Ada', familyName: 'Wexcombe' };
    await expect(patients.create({ ...person, birthDate: '2027-01-01' })).rejects.toMatchObject({
      code: 'patient.birthDateImplausible',
    });
    const id = await makePatient(clinic.db, { state: 'deceased' });
    await expect(patients.update(id, 1, person, true)).rejects.toMatchObject({ code: 'patient.closed' });
    const other = await makePatient(clinic.db, { alerts: 'Latex' });
    await expect(patients.update(other, 1, { ...person, alerts: 'None' }, false)).rejects.toMatchObject({
      code: 'patient.alertsNotYours',
    });
    await patients.update(other, 1, person, false);
    expect((await queries.findById(other)).alerts).toBe('Latex');
    await expect(queries.findById(newId())).rejects.toMatchObject({ code: 'patient.notFound' });
  });

  it('begins care once, however many ask at the same time', async () => {
    const id = await makePatient(clinic.db);
    await Promise.all(Array.from({ length: 5 }, () => patients.activate(id)));
    expect(await clinic.db.repository(Patient).findOneBy({ id })).toMatchObject({ state: 'active', version: 2 });
  });

  it('names patients as they wish to be called', async () => {
    const [line] = (await patients.search('robert', FIRST_PAGE)).items;
    const names = await queries.findNames([line?.id ?? '', line?.id ?? '']);
    expect([...names.values()].map(({ name }) => name)).toEqual(['Perpetua Marlow']);
  });
});
