/** Questions of the contraindication screen that the demo answers (keys of the consultation's own list). */
export const SCREEN_ABSOLUTE: readonly string[] = [
  ...['uncontrolled_hypertension', 'unstable_cardiac', 'aneurysm', 'raised_icp', 'psychosis', 'mania', 'pregnancy'],
  ...['intoxication', 'ketamine_use_disorder', 'ketamine_allergy', 'refusal'],
];
export const SCREEN_RELATIVE: readonly string[] = [
  ...['controlled_hypertension', 'stroke', 'arrhythmia', 'liver_disease', 'urinary', 'hyperthyroidism', 'glaucoma'],
  ...['seizures_tbi', 'sleep_apnoea', 'personality_disorder', 'substance_use_disorder', 'benzodiazepine_lamotrigine'],
  ...['maoi', 'stimulants', 'under_18', 'no_escort'],
];
