import { ConsultationPage, ConsultationRecord } from '../consultation-api';

/** What is on the screen of a consultation. */
export interface Draft {
  readonly disorder: string;
  readonly assessment: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, boolean>>;
  readonly riskBenefitReason: string;
  readonly conditions: string;
}

export function draftOf(page: ConsultationPage | undefined): Draft {
  const answered = (page?.screen ?? []).flatMap(({ key, present }) =>
    present === null ? [] : [[key, present] as const],
  );
  return {
    disorder: page?.disorder ?? '',
    assessment: { ...page?.assessment },
    answers: Object.fromEntries(answered),
    riskBenefitReason: page?.riskBenefitReason ?? '',
    conditions: page?.conditions ?? '',
  };
}

export function recordOf({ disorder, assessment, answers, riskBenefitReason, conditions }: Draft): ConsultationRecord {
  return {
    ...(disorder !== '' && { disorder: disorder as NonNullable<ConsultationRecord['disorder']> }),
    assessment: { ...assessment },
    contraindications: { ...answers },
    riskBenefitReason,
    conditions,
  };
}
