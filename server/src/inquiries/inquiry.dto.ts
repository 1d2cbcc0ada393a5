import { IsEmail, IsIn, IsOptional, IsUUID } from 'class-validator';
import { OptionalDate, OptionalText, RequiredText } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/paging.dto.js';
import { PatientLineResponse } from '../patients/patient.dto.js';
import type { Inquiry } from './inquiry.entity.js';
import type { InquiryWithCharts } from './inquiries.service.js';
import { INQUIRY_FLAGS } from './rules/inquiry-flags.js';
import { actionsOn, CLOSED_REASONS, INQUIRY_TRANSITIONS } from './rules/inquiry-lifecycle.js';

type State = 'new' | 'contacted' | 'screening' | 'consultation_booked' | 'converted' | 'closed';
type Source = 'web' | 'phone' | 'referral' | 'walk_in';
type Flag =
  | 'high_blood_pressure'
  | 'heart_condition'
  | 'stroke_or_aneurysm'
  | 'psychosis_or_mania'
  | 'pregnant_or_breastfeeding'
  | 'substance_use'
  | 'bladder_trouble'
  | 'under_18'
  | 'no_escort';
type Reason = 'unreachable' | 'declined' | 'not_suitable' | 'duplicate' | 'other';

export class RecordInquiryRequest {
  @RequiredText(100)
  givenName: string;

  @RequiredText(100)
  familyName: string;

  @OptionalText(40)
  phone?: string;

  @OptionalText(254)
  @IsEmail({}, { message: 'Enter an e-mail address.' })
  email?: string;

  @IsIn(['web', 'phone', 'referral', 'walk_in'], { message: 'Choose how they came to us.' })
  source: Source;

  /** What they hope for, in their words. */
  @OptionalText(2000)
  concern?: string;

  /** Ticked signs that a clinician must look at. */
  @IsOptional()
  @IsIn(INQUIRY_FLAGS, { each: true, message: 'Choose from the list.' })
  flags?: Flag[];
}

export class InquiriesQuery extends PageQuery {
  /** One state, or all open ones. */
  @IsOptional()
  @IsIn(['open', ...Object.keys(INQUIRY_TRANSITIONS)], { message: 'Choose a state from the list.' })
  state: State | 'open' = 'open';
}

export class CloseInquiryRequest {
  @IsIn(CLOSED_REASONS, { message: 'Choose a reason.' })
  reason: Reason;
}

export class ConvertInquiryRequest {
  /** The chart the person already has; a new one is opened without it. */
  @IsOptional()
  @IsUUID('all', { message: 'Choose a chart.' })
  patientId?: string;

  @OptionalDate()
  birthDate?: string;

  @OptionalText(100)
  preferredName?: string;

  @OptionalText(40)
  pronouns?: string;
}

export class InquiryResponse {
  id: string;
  version: number;
  name: string;
  givenName: string;
  familyName: string;
  phone: string | null;
  email: string | null;
  source: Source;
  concern: string | null;
  flags: string[];
  state: State;
  /** unreachable, declined, not_suitable, duplicate, other */
  closedReason: string | null;
  patientId: string | null;
  receivedAt: string;
  contactedAt: string | null;
  /** contact, screen, bookConsultation, convert, close, reopen */
  allowedActions: string[];

  static from(inquiry: Inquiry): InquiryResponse {
    const { id, version, givenName, familyName, phone, email, source, concern, state, closedReason } = inquiry;
    return {
      ...{ id, version, name: `${givenName} ${familyName}`, givenName, familyName, phone, email, source, concern },
      ...{ state, closedReason, patientId: inquiry.patientId, flags: [...inquiry.flags] },
      receivedAt: inquiry.receivedAt.toISOString(),
      contactedAt: inquiry.contactedAt?.toISOString() ?? null,
      allowedActions: actionsOn(state),
    };
  }
}

export class InquiryDetailResponse extends InquiryResponse {
  /** Charts that may already belong to this person. */
  alike: PatientLineResponse[];

  static fromDetail({ inquiry, alike }: InquiryWithCharts): InquiryDetailResponse {
    return { ...InquiryResponse.from(inquiry), alike: alike.map((line) => PatientLineResponse.from(line)) };
  }
}

export class InquiryPageResponse {
  items: InquiryResponse[];
  total: number;
  page: number;
  size: number;
}
