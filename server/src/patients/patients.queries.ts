import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { Patient } from './patient.entity.js';
import { patientError } from './rules/patient-errors.js';
import { assertEditable } from './rules/patient-lifecycle.js';
import { shownName } from './rules/patient-name.js';
import type { PatientSearch } from './rules/patient-search.js';

/** A line of a list of patients. */
export interface PatientLine {
  readonly id: string;
  readonly chartNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly birthDate: string | null;
  readonly phone: string | null;
  readonly state: Patient['state'];
}

export interface PatientName {
  readonly id: string;
  readonly name: string;
  readonly chartNumber: string;
}

/** What is known of a person who may have a chart already. */
export interface Likeness {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}

const LINE = `id, chart_number AS "chartNumber", given_name AS "givenName", family_name AS "familyName",
  preferred_name AS "preferredName", birth_date::text AS "birthDate", phone, state`;
const PHONE_BACKWARDS = `reverse(regexp_replace(phone, '\\D', '', 'g'))`;

@Injectable()
export class PatientsQueries {
  constructor(private readonly db: Database) {}

  /** @throws patient.notFound (404) */
  async findById(id: string): Promise<Patient> {
    const patient = await this.db.repository(Patient).findOneBy({ id });
    if (!patient) throw patientError('patient.notFound');
    return patient;
  }

  /** @throws patient.notFound (404), patient.closed (409) for the chart of somebody who died or was merged */
  async findOpenById(id: string): Promise<Patient> {
    const patient = await this.findById(id);
    assertEditable(patient.state);
    return patient;
  }

  /** Shown names by id. */
  async findNames(ids: readonly string[]): Promise<Map<string, PatientName>> {
    if (ids.length === 0) return new Map();
    const patients = await this.db.repository(Patient).find({
      select: { id: true, givenName: true, familyName: true, preferredName: true, chartNumber: true },
      where: { id: In([...new Set(ids)]) },
    });
    return new Map(
      patients.map((patient) => [
        patient.id,
        { id: patient.id, name: shownName(patient), chartNumber: patient.chartNumber },
      ]),
    );
  }

  /** One page of the patients that match, by name, in one statement. Merged charts are found through their survivor. */
  async search(
    search: PatientSearch,
    { page, size }: { readonly page: number; readonly size: number },
  ): Promise<{ items: PatientLine[]; total: number }> {
    const { where, parameters } = predicate(search);
    const rows = await this.db.query<PatientLine & { total: string }>(
      `SELECT ${LINE}, count(*) OVER () AS total FROM patient WHERE state <> 'merged' AND ${where}
        ORDER BY lower(family_name), lower(given_name), id LIMIT $1 OFFSET $2`,
      [size, (page - 1) * size, ...parameters],
    );
    if (rows.length === 0 && page > 1) return { items: [], total: await this.#count(search) };
    return { items: rows.map(({ total: _total, ...line }) => line), total: Number(rows[0]?.total ?? 0) };
  }

  /** Charts that may be the same person's: same telephone or e-mail, or same name (with the date of birth if known). */
  findAlike(person: Likeness): Promise<PatientLine[]> {
    return this.db.query<PatientLine>(
      `SELECT ${LINE} FROM patient
        WHERE state <> 'merged'
          AND ((lower(family_name) = lower($1) AND (lower(given_name) = lower($2) OR lower(preferred_name) = lower($2))
                AND ($3::date IS NULL OR birth_date IS NULL OR birth_date = $3))
            OR (lower(family_name) = lower($1) AND birth_date = $3)
            OR (${PHONE_BACKWARDS} = reverse($4) AND length($4) >= 7)
            OR lower(email) = lower($5))
        ORDER BY lower(family_name), lower(given_name), id LIMIT 5`,
      [
        person.familyName,
        person.givenName,
        person.birthDate ?? null,
        person.phone?.replaceAll(/\D/g, '') ?? null,
        person.email ?? null,
      ],
    );
  }

  async #count(search: PatientSearch): Promise<number> {
    const { where, parameters } = predicate(search);
    const [row] = await this.db.query<{ n: string }>(
      `SELECT count(*) AS n FROM patient WHERE state <> 'merged' AND ${where} AND $1::int IS NOT NULL AND $2::int IS NOT NULL`,
      [0, 0, ...parameters],
    );
    return Number(row?.n ?? 0);
  }
}

/** SQL over parameters from $3 on; every shape is served by an index of the migration patient-search. */
function predicate(search: PatientSearch): { where: string; parameters: unknown[] } {
  switch (search.kind) {
    case 'everybody':
      return { where: 'true', parameters: [] };
    case 'chartNumber':
      return { where: 'chart_number = $3', parameters: [search.chartNumber] };
    case 'birthDate':
      return { where: 'birth_date = $3::date', parameters: [search.birthDate] };
    case 'phone':
      return { where: `${PHONE_BACKWARDS} LIKE reverse($3) || '%'`, parameters: [search.digits] };
    case 'name':
      return {
        where: search.words
          .map(
            (_, index) => `(lower(family_name) LIKE $${index + 3} OR lower(given_name) LIKE $${index + 3}
            OR lower(preferred_name) LIKE $${index + 3})`,
          )
          .join(' AND '),
        parameters: search.words.map((word) => `${word.replaceAll(/[\\%_]/g, '\\$&')}%`),
      };
  }
}
