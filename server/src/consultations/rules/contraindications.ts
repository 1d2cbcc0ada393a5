import { consultationError } from './consultation-errors.js';

export interface Contraindication {
  readonly key: string;
  readonly kind: 'absolute' | 'relative';
  readonly label: string;
}

/** Contraindications of domain.md 1.3 (S6, S9, S13, S17, S19). Labels are in the order of the screen. */
export const CONTRAINDICATIONS = [
  { key: 'uncontrolled_hypertension', kind: 'absolute', label: 'Uncontrolled hypertension' },
  {
    key: 'unstable_cardiac',
    kind: 'absolute',
    label: 'Unstable angina, recent infarction or decompensated heart failure',
  },
  { key: 'aneurysm', kind: 'absolute', label: 'Aneurysm or risk of dissection' },
  { key: 'raised_icp', kind: 'absolute', label: 'Raised intracranial pressure' },
  { key: 'psychosis', kind: 'absolute', label: 'Current psychosis or schizophrenia spectrum' },
  { key: 'mania', kind: 'absolute', label: 'Current mania' },
  { key: 'pregnancy', kind: 'absolute', label: 'Pregnant or breastfeeding' },
  { key: 'intoxication', kind: 'absolute', label: 'Acute intoxication' },
  { key: 'ketamine_use_disorder', kind: 'absolute', label: 'Ketamine use disorder' },
  { key: 'ketamine_allergy', kind: 'absolute', label: 'Allergy to ketamine' },
  { key: 'refusal', kind: 'absolute', label: 'Refuses the treatment' },
  { key: 'controlled_hypertension', kind: 'relative', label: 'Controlled hypertension' },
  { key: 'stroke', kind: 'relative', label: 'Stroke or TIA' },
  { key: 'arrhythmia', kind: 'relative', label: 'Arrhythmia' },
  { key: 'liver_disease', kind: 'relative', label: 'Liver disease' },
  { key: 'urinary', kind: 'relative', label: 'Interstitial cystitis or urinary symptoms' },
  { key: 'hyperthyroidism', kind: 'relative', label: 'Hyperthyroidism' },
  { key: 'glaucoma', kind: 'relative', label: 'Glaucoma' },
  { key: 'seizures_tbi', kind: 'relative', label: 'Seizures or brain injury' },
  { key: 'sleep_apnoea', kind: 'relative', label: 'Sleep apnoea' },
  { key: 'personality_disorder', kind: 'relative', label: 'Severe personality disorder' },
  { key: 'substance_use_disorder', kind: 'relative', label: 'Substance use disorder' },
  { key: 'benzodiazepine_lamotrigine', kind: 'relative', label: 'Benzodiazepine or lamotrigine' },
  { key: 'maoi', kind: 'relative', label: 'MAOI' },
  { key: 'stimulants', kind: 'relative', label: 'Stimulants' },
  { key: 'under_18', kind: 'relative', label: 'Under 18' },
  { key: 'no_escort', kind: 'relative', label: 'No escort home' },
] as const satisfies readonly Contraindication[];

/** Answers given so far: true is present, false is absent; what was not asked is not there. */
export type ScreenAnswers = Readonly<Record<string, boolean>>;

export interface ScreenSummary {
  readonly absolute: number;
  readonly relative: number;
  readonly unanswered: number;
}

export function screenSummary(answers: ScreenAnswers): ScreenSummary {
  const present = CONTRAINDICATIONS.filter(({ key }) => answers[key] === true);
  return {
    absolute: present.filter(({ kind }) => kind === 'absolute').length,
    relative: present.filter(({ kind }) => kind === 'relative').length,
    unanswered: CONTRAINDICATIONS.filter(({ key }) => answers[key] === undefined).length,
  };
}

/** @throws consultation.unknownQuestion for an answer to a question that is not on the screen */
export function assertKnownQuestions(answers: ScreenAnswers): void {
  const known = new Set<string>(CONTRAINDICATIONS.map(({ key }) => key));
  const unknown = Object.keys(answers).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    throw consultationError('consultation.unknownQuestion', {
      fieldErrors: Object.fromEntries(unknown.map((key) => [`contraindications.${key}`, ['Not on the screen.']])),
    });
  }
}
