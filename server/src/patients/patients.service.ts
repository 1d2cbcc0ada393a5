import { Injectable } from '@nestjs/common';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Clock } from '../platform/time/clock.js';
import { dateIn } from '../platform/time/zone.js';
import { Patient } from './patient.entity.js';
import { type Likeness, type PatientLine, type PatientPage, PatientsQueries, readSearch } from './patients.queries.js';
import { patientError } from './rules/patient-errors.js';
import { activated, assertBirthDate, assertEditable } from './rules/patient-lifecycle.js';
import { parsePatientSearch } from './rules/patient-search.js';

export interface PatientInput {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string | undefined;
  readonly pronouns?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

export interface PatientUpdate extends PatientInput {
  /** Left as they are when undefined. */
  readonly alerts?: string | null | undefined;
}

/** The latest calendar date anywhere on earth: a date of birth has no zone. */
const LAST_ZONE = 'Pacific/Kiritimati';

@Injectable()
export class PatientsService {
  constructor(
    private readonly db: Database,
    private readonly patients: PatientsQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /** Opens a chart. @throws patient.birthDateImplausible (422) */
  create(input: PatientInput): Promise<Patient> {
    return this.db.transaction(async () => {
      this.#assertBirthDate(input);
      const id = newId();
      await this.db.repository(Patient).insert({ id, ...columns(input), createdAt: this.clock.now() });
      const patient = await this.patients.findById(id);
      await this.audit.record({ action: 'patient.create', resource: { type: 'patient', id }, patientId: id });
      await this.#publish('patient.created', patient.id, patient.version);
      return patient;
    });
  }

  /** @throws request.stale (412), patient.closed (409), patient.birthDateImplausible (422), patient.alertsNotYours (403) */
  update(id: string, version: number, input: PatientUpdate, mayWriteAlerts: boolean): Promise<Patient> {
    return this.db.transaction(async () => {
      const patient = await this.patients.findById(id);
      assertEditable(patient.state);
      this.#assertBirthDate(input);
      if (input.alerts !== undefined && !mayWriteAlerts) throw patientError('patient.alertsNotYours');
      const changes = { ...columns(input), ...(input.alerts !== undefined && { alerts: input.alerts }) };
      const next = await this.db.updateVersioned(Patient, { id, version }, changes);
      await this.audit.record({
        action: 'patient.edit',
        resource: { type: 'patient', id },
        patientId: id,
        changes: { fields: Object.keys(changedFields(patient, changes)) },
      });
      await this.#publish('patient.changed', id, next);
      return { ...patient, ...changes, version: next };
    });
  }

  /** Holds a patient until the transaction ends: what concerns one person is decided one after the other. */
  async lock(patientId: string): Promise<Patient> {
    const patient = await this.db
      .repository(Patient)
      .findOne({ where: { id: patientId }, lock: { mode: 'for_no_key_update' } });
    if (!patient) throw patientError('patient.notFound');
    return patient;
  }

  /** Care begins: a prospective or inactive patient becomes active. @throws patient.closed (409) */
  activate(patientId: string): Promise<Patient> {
    return this.db.transaction(async () => {
      const patient = await this.lock(patientId);
      const state = activated(patient.state);
      if (patient.state === state) return patient;
      const version = await this.db.updateVersioned(Patient, patient, { state });
      await this.audit.record({
        action: 'patient.activate',
        resource: { type: 'patient', id: patientId },
        patientId,
        changes: { state: [patient.state, state] },
      });
      await this.#publish('patient.changed', patientId, version);
      return { ...patient, state, version };
    });
  }

  /** A chart's cover, recorded as read. */
  open(id: string): Promise<Patient> {
    return this.db.transaction(async () => {
      const patient = await this.patients.findById(id);
      await this.audit.record({ action: 'patient.read', resource: { type: 'patient', id }, patientId: id });
      return patient;
    });
  }

  /** Finds patients from what was typed into one box; the search is recorded, its words are not. */
  async search(text: string, paging: { readonly page: number; readonly size: number }): Promise<PatientPage> {
    const { read, parameters } = readSearch(parsePatientSearch(text));
    const values = [paging.size, (paging.page - 1) * paging.size, ...parameters];
    const [page] = await this.audit.read<PatientPage>(read, values);
    return page ?? { items: [], total: 0 };
  }

  /** Charts that may belong to the same person, recorded as a search. */
  findAlike(person: Likeness): Promise<PatientLine[]> {
    return this.db.transaction(async () => {
      const found = await this.patients.findAlike(person);
      await this.audit.record({
        action: 'patient.search',
        resource: { type: 'patient' },
        changes: { by: 'likeness', shown: found.map(({ id }) => id) },
      });
      return found;
    });
  }

  #assertBirthDate({ birthDate }: PatientInput): void {
    if (birthDate !== undefined) assertBirthDate(birthDate, dateIn(LAST_ZONE, this.clock.now()));
  }

  #publish(type: string, id: string, version: number): Promise<void> {
    return this.events.publish({ type, entityId: id, version, topics: [`patient:${id}`, 'patients'] });
  }
}

function columns(input: PatientInput) {
  return {
    givenName: input.givenName,
    familyName: input.familyName,
    preferredName: input.preferredName ?? null,
    pronouns: input.pronouns ?? null,
    birthDate: input.birthDate ?? null,
    phone: input.phone ?? null,
    email: input.email ?? null,
  };
}
