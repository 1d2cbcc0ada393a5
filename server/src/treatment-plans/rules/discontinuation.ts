/** Why a plan was ended before its last session. A fixed list, so that reports need no free text about a person. */
export const DISCONTINUATION_REASONS = [
  'patient_choice',
  'adverse_effects',
  'no_benefit',
  'medical',
  'cost',
  'moved_away',
  'lost_contact',
  'other',
] as const;
export type DiscontinuationReason = (typeof DISCONTINUATION_REASONS)[number];
