import { IsEmail, IsOptional, IsString, MaxLength } from 'class-validator';
import { OptionalDate, OptionalText, RequiredText } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import type { Patient } from './patient.entity.js';
import type { PatientLine } from './patients.queries.js';
import { shownName } from './rules/patient-name.js';

type PatientState = 'prospective' | 'active' | 'inactive' | 'deceased' | 'merged';

export class CreatePatientRequest {
  @RequiredText(100)
  givenName: string;

  @RequiredText(100)
  familyName: string;

  /** How the person wishes to be called. */
  @OptionalText(100)
  preferredName?: string;

  @OptionalText(40)
  pronouns?: string;

  @OptionalDate()
  birthDate?: string;

  @OptionalText(40)
  phone?: string;

  @OptionalText(254)
  @IsEmail({}, { message: 'Enter an e-mail address.' })
  email?: string;
}

export class UpdatePatientRequest extends CreatePatientRequest {
  /** Allergies and alerts; written by clinicians, left as they are when absent. */
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'At most 500 characters.' })
  alerts?: string | null;
}

export class SearchPatientsRequest extends PageQuery {
  /** Part of a name, a chart number, a date of birth or a telephone number. Empty finds everybody. */
  @OptionalText(100)
  text?: string;
}

export class AlikePatientsRequest {
  @RequiredText(100)
  givenName: string;

  @RequiredText(100)
  familyName: string;

  @OptionalDate()
  birthDate?: string;

  @OptionalText(40)
  phone?: string;

  @OptionalText(254)
  email?: string;
}

export class PatientLineResponse {
  id: string;
  chartNumber: string;
  /** As the person wishes to be called, with the family name. */
  name: string;
  /** Given and family name when they are called differently. */
  legalName: string | null;
  birthDate: string | null;
  phone: string | null;
  state: PatientState;

  static from(line: PatientLine): PatientLineResponse {
    const { id, chartNumber, birthDate, phone, state } = line;
    return { id, chartNumber, name: shownName(line), legalName: legalName(line), birthDate, phone, state };
  }
}

export class PatientPageResponse {
  items: PatientLineResponse[];
  total: number;
  page: number;
  size: number;
}

export class PatientResponse {
  id: string;
  version: number;
  chartNumber: string;
  /** As the person wishes to be called, with the family name. */
  name: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  pronouns: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  /** Allergies and alerts; absent for roles that do not see them. */
  alerts?: string | null;
  state: PatientState;
  /** What this person may do with the chart's cover now. */
  allowedActions: string[];

  static from(patient: Patient, maySeeAlerts: boolean): PatientResponse {
    const { id, version, chartNumber, givenName, familyName, preferredName, pronouns } = patient;
    const { birthDate, phone, email, state } = patient;
    const closed = state === 'deceased' || state === 'merged';
    return {
      ...{ id, version, chartNumber, name: shownName(patient), givenName, familyName, preferredName, pronouns },
      ...{ birthDate, phone, email, state },
      ...(maySeeAlerts && { alerts: patient.alerts }),
      allowedActions: closed ? [] : ['edit', ...(maySeeAlerts ? ['editAlerts'] : [])],
    };
  }
}

function legalName({ givenName, familyName, preferredName }: PatientLine): string | null {
  return preferredName === null ? null : `${givenName} ${familyName}`;
}
