import { IsIn, IsInt, IsObject, IsOptional, ValidateBy, ValidateIf } from 'class-validator';
import { IdField, InstantField, OptionalText, RequiredText } from '../platform/http/fields.js';
import { OptionalOverride, OverrideBody } from '../scheduling/override.dto.js';
import type { Consultation } from './consultation.entity.js';
import type { ConsultationPage } from './consultations.queries.js';
import { consultationCommands, type ConsultationState, receptionCommands } from './rules/consultation-lifecycle.js';
import { CONTRAINDICATIONS, screenSummary } from './rules/contraindications.js';
import { DISORDERS, type Disorder } from './rules/disorders.js';
import { OUTCOMES, type Outcome } from './rules/eligibility.js';

/** Sections of the assessment, in the order of the page. */
export const ASSESSMENT_SECTIONS = ['history', 'trials', 'medication', 'substances', 'examination', 'risk'] as const;

export class BookConsultation {
  /** Required without an inquiry; with one, the chart that the person already has. */
  @ValidateIf((body: BookConsultation) => body.inquiryId === undefined || body.patientId !== undefined)
  @IdField()
  patientId?: string;

  /** The screened inquiry that it is for; without a patient, a chart is opened for the person. */
  @IsOptional()
  @IdField()
  inquiryId?: string;

  @IdField()
  clinicianId: string;

  @IdField()
  roomId: string;

  /** ISO 8601 with a zone */
  @InstantField()
  startsAt: string;

  @OptionalOverride()
  override?: OverrideBody;
}

export class MoveConsultationBody {
  @IdField()
  roomId: string;

  @IsOptional()
  @IdField()
  clinicianId?: string;

  /** ISO 8601 with a zone */
  @InstantField()
  startsAt: string;

  @OptionalOverride()
  override?: OverrideBody;

  /** Version of the booking that was looked at: one that somebody else changed since is not moved. */
  @IsOptional()
  @IsInt()
  bookingVersion?: number;
}

export class ConsultationRecordBody {
  @IsOptional()
  @IsIn(DISORDERS)
  disorder?: Disorder | null;

  /** Section key -> the clinician's own words, at most 8000 characters each. */
  @IsObject()
  @ValidateBy({
    name: 'assessmentTexts',
    validator: {
      validate: (value: unknown) =>
        Object.entries(value ?? {}).every(
          ([key, text]) =>
            (ASSESSMENT_SECTIONS as readonly string[]).includes(key) && typeof text === 'string' && text.length <= 8000,
        ),
      defaultMessage: () => 'A section is unknown, or longer than 8000 characters.',
    },
  })
  assessment: Record<string, string>;

  /** Key of a contraindication -> true when present, false when absent; an unanswered one is left out. */
  @IsObject()
  @ValidateBy({
    name: 'screenAnswers',
    validator: {
      validate: (value: unknown) => Object.values(value ?? {}).every((answer) => typeof answer === 'boolean'),
      defaultMessage: () => 'Answers are true or false.',
    },
  })
  contraindications: Record<string, boolean>;

  @OptionalText(2000)
  riskBenefitReason?: string;

  @OptionalText(2000)
  conditions?: string;
}

export class CompleteConsultation {
  @IsIn(OUTCOMES)
  outcome: Outcome;
}

export class CancelVisit {
  @IsIn(['patient', 'clinic'])
  by: 'patient' | 'clinic';

  @RequiredText(300)
  reason: string;
}

export class ContraindicationItem {
  key: string;
  kind: 'absolute' | 'relative';
  label: string;
  /** null: not asked yet */
  present: boolean | null;
}

export class ScreenSummaryResponse {
  absolute: number;
  relative: number;
  unanswered: number;
}

export class ConsultationResponse {
  id: string;
  patientId: string;
  patientName: string;
  clinicianId: string;
  state: ConsultationState;
  startsAt: string | null;
  endsAt: string | null;
  roomName: string | null;
  disorder: Disorder | null;
  assessment: Record<string, string>;
  screen: ContraindicationItem[];
  screenSummary: ScreenSummaryResponse;
  riskBenefitReason: string | null;
  conditions: string | null;
  outcome: Outcome | null;
  /** YYYY-MM-DD */
  eligibilityExpiresOn: string | null;
  completedAt: string | null;
  signedAt: string | null;
  signedByName: string | null;
  version: number;
  allowedActions: string[];

  static from({
    consultation: c,
    patientName,
    signedByName,
    roomName,
    booking,
  }: ConsultationPage): ConsultationResponse {
    return {
      id: c.id,
      patientId: c.patientId,
      patientName,
      clinicianId: c.clinicianId,
      state: c.state,
      startsAt: booking?.startsAt.toISOString() ?? null,
      endsAt: booking?.endsAt.toISOString() ?? null,
      roomName,
      disorder: c.disorder,
      assessment: c.assessment,
      screen: CONTRAINDICATIONS.map((item) => ({ ...item, present: c.contraindications[item.key] ?? null })),
      screenSummary: { ...screenSummary(c.contraindications) },
      riskBenefitReason: c.riskBenefitReason,
      conditions: c.conditions,
      outcome: c.outcome,
      eligibilityExpiresOn: c.eligibilityExpiresOn,
      completedAt: c.completedAt?.toISOString() ?? null,
      signedAt: c.signedAt?.toISOString() ?? null,
      signedByName,
      version: c.version,
      allowedActions: consultationCommands(c.state),
    };
  }
}

/** What everyone may know about a consultation: that it is there and how far it is. */
export class ConsultationVisitResponse {
  id: string;
  patientId: string;
  state: ConsultationState;
  version: number;
  allowedActions: string[];

  static from(row: Pick<Consultation, 'id' | 'patientId' | 'state' | 'version'>): ConsultationVisitResponse {
    const { id, patientId, state, version } = row;
    return { id, patientId, state, version, allowedActions: receptionCommands(state) };
  }
}
