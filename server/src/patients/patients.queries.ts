import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type AuditedRead, auditedRead } from '../audit/audited-read.queries.js';
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
}

/** One page of a search, as its statement answers it. */
export interface PatientPage {
  readonly items: readonly PatientLine[];
  readonly total: number;
}

const searches = new Map<string, AuditedRead>();

/**
 * One page of the patients that match, by name, and the line that tells of the search without its words. Merged charts
 * are found through their survivor. Each shape of a search is one prepared statement: $1 and $2 are size and offset.
 */
export function readSearch(search: PatientSearch): { read: AuditedRead; parameters: unknown[] } {
  const { where, parameters } = predicate(search);
  const name = `patient search ${search.kind} ${parameters.length}`;
  let read = searches.get(name);
  if (!read) {
    read = searchStatement(name, search.kind, `state <> 'merged' AND ${where}`, parameters.length + 2);
    searches.set(name, read);
  }
  return { read, parameters };
}

/**
 * The page is found and counted by keys alone, then its rows are read. A page beyond the last one is empty and still
 * tells how many there are; so is everybody counted apart, in the order of an index.
 */
function searchStatement(name: string, kind: PatientSearch['kind'], where: string, parameters: number): AuditedRead {
  const counted = kind === 'everybody' ? 'NULL::bigint' : 'count(*) OVER ()';
  return auditedRead({
    ...{ name, parameters, returned: ['items', 'total'] },
    answer: `SELECT COALESCE(json_agg(line), '[]') AS items, COALESCE(jsonb_agg(line.id), '[]') AS shown,
        COALESCE(max(counted), (SELECT count(*) FROM patient WHERE ${where}))::int AS total
      FROM (SELECT ${LINE}, counted FROM (SELECT id AS found, lower(family_name) AS family, lower(given_name) AS given,
              ${counted} AS counted FROM patient WHERE ${where}
              ORDER BY lower(family_name), lower(given_name), id LIMIT $1 OFFSET $2) page
        JOIN patient ON id = found ORDER BY family, given, id) line`,
    trail: {
      ...{ action: 'patient.search', resourceType: 'patient' },
      changes: `jsonb_build_object('by', '${kind}', 'found', total, 'shown', shown)`,
    },
  });
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
        where: search.words.map((_, index) => nameBegins(`$${2 * index + 3}`, `$${2 * index + 4}`)).join(' AND '),
        parameters: search.words.flatMap((word) => [word, `${word}${LAST_CHARACTER}`]),
      };
  }
}

/** Sorts after every other, in the byte order of the indexes. */
const LAST_CHARACTER = '\u{10FFFF}';

/** A range instead of LIKE: one plan serves every word. */
function nameBegins(word: string, end: string): string {
  const begins = ['family_name', 'given_name', 'preferred_name'].map(
    (name) => `(lower(${name}) ~>=~ ${word} AND lower(${name}) ~<~ ${end})`,
  );
  return `(${begins.join(' OR ')})`;
}
