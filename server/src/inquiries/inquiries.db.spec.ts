import { AuditEvent } from '../audit/audit-event.entity.js';
import { type ClinicDatabase, openClinicDatabase } from '../../test/clinic-database.js';
import { makePatient } from '../../test/factories/clinic.factory.js';
import { Patient } from '../patients/patient.entity.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { newId } from '../platform/database/new-id.js';
import { InquiriesQueries } from './inquiries.queries.js';
import { InquiriesService, type InquiryInput, InquiryRecords } from './inquiries.service.js';

const INPUT: InquiryInput = {
  ...{ givenName: 'Saskia', familyName: 'Thorne', phone: '206 555 0100', source: 'web', flags: [] },
  concern: 'Panic attacks',
};

describe('inquiries on PostgreSQL', () => {
  let clinic: ClinicDatabase;
  let inquiries: InquiriesService;
  let queries: InquiriesQueries;

  beforeAll(async () => {
    clinic = await openClinicDatabase('2026-11-23T12:00:00Z');
    const { db, clock, audit, events } = clinic;
    const charts = new PatientsQueries(db);
    const patients = new PatientsService(db, charts, clock, audit, events);
    queries = new InquiriesQueries(db);
    inquiries = new InquiriesService(db, queries, patients, charts, clock, new InquiryRecords(audit, events));
  });

  afterAll(() => clinic.close());

  const screened = async (input: Partial<InquiryInput> = {}) => {
    const { id } = await inquiries.record({ ...INPUT, ...input });
    await inquiries.contact(id);
    await inquiries.screen(id);
    return id;
  };

  it('goes from first contact to a chart of exactly one patient', async () => {
    const id = await screened({ phone: '206 555 0199' });
    const converted = await inquiries.convert(id, { birthDate: '1990-05-01', pronouns: 'she/her' });
    expect(converted).toMatchObject({ state: 'converted', version: 4, contactedAt: clinic.clock.now() });
    const patient = await clinic.db.repository(Patient).findOneByOrFail({ id: converted.patientId ?? '' });
    expect(patient).toMatchObject({
      givenName: 'Saskia',
      birthDate: '1990-05-01',
      state: 'prospective',
      phone: '206 555 0199',
    });
    await expect(inquiries.convert(id, {})).rejects.toMatchObject({ code: 'inquiry.wrongState' });
    const trail = await clinic.db.repository(AuditEvent).find({ where: { resourceId: id }, order: { id: 'ASC' } });
    expect(trail.map(({ action }) => action)).toEqual([
      'inquiry.record',
      'inquiry.contact',
      'inquiry.screen',
      'inquiry.convert',
    ]);
  });

  it('opens one chart when two people convert at the same time', async () => {
    const id = await screened({ familyName: 'Twice' });
    const results = await Promise.allSettled([inquiries.convert(id, {}), inquiries.convert(id, {})]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await clinic.db.repository(Patient).countBy({ familyName: 'Twice' })).toBe(1);
  });

  it('shows charts that may be the same person, and links one of them once', async () => {
    const chart = await makePatient(clinic.db, { givenName: 'Gideon', familyName: 'Marsh' });
    const id = await screened({ givenName: 'Gideon', familyName: 'Marsh', phone: '206 555 0144' });
    expect((await inquiries.open(id)).alike.map((line) => line.id)).toEqual([chart]);
    expect(await inquiries.convert(id, { patientId: chart })).toMatchObject({ patientId: chart });
    const again = await screened({ givenName: 'Gideon', familyName: 'Marsh', phone: '206 555 0144' });
    await expect(inquiries.convert(again, { patientId: chart })).rejects.toMatchObject({
      code: 'inquiry.patientLinked',
    });
    expect(await queries.findById(again)).toMatchObject({ state: 'screening', patientId: null });
  });

  it('closes with a reason and opens again', async () => {
    const { id } = await inquiries.record(INPUT);
    await expect(inquiries.close(id, 'not_suitable', 'front_desk')).rejects.toMatchObject({
      code: 'inquiry.clinicianDecides',
    });
    expect(await inquiries.close(id, 'unreachable', 'front_desk')).toMatchObject({
      state: 'closed',
      closedReason: 'unreachable',
    });
    expect(await inquiries.reopen(id)).toMatchObject({ state: 'contacted', closedReason: null });
  });

  it('lists open ones oldest first, by page', async () => {
    const total = (await inquiries.list('open', { page: 1, size: 1 })).total;
    clinic.clock.set('2026-11-23T11:00:00Z');
    const { id } = await inquiries.record({ ...INPUT, familyName: 'Earliest' });
    const page = await inquiries.list('open', { page: 1, size: 1 });
    expect(page).toMatchObject({ total: total + 1, items: [{ id }] });
    expect((await queries.countByState()).get('converted')).toBeGreaterThan(0);
  });

  it('needs a way to answer, and knows what is not there', async () => {
    await expect(inquiries.record({ ...INPUT, phone: undefined })).rejects.toMatchObject({
      code: 'inquiry.unreachable',
    });
    await expect(inquiries.contact(newId())).rejects.toMatchObject({ code: 'inquiry.notFound' });
  });
});
