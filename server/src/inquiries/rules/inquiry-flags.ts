/**
 * What the front desk asks and ticks, never judges: signs of the contraindications of domain.md 1.3 (S6, S9, S17, S19)
 * that a clinician must look at before the consultation.
 */
export const INQUIRY_FLAGS = [
  'high_blood_pressure',
  'heart_condition',
  'stroke_or_aneurysm',
  'psychosis_or_mania',
  'pregnant_or_breastfeeding',
  'substance_use',
  'bladder_trouble',
  'under_18',
  'no_escort',
] as const;

export type InquiryFlag = (typeof INQUIRY_FLAGS)[number];
