import type { Random } from './random.js';

export interface Vitals {
  /** Minutes after the dose started; the baseline is before it. */
  readonly minute: number;
  readonly systolic: number;
  readonly diastolic: number;
  readonly heartRate: number;
  readonly spo2: number;
  readonly respiratoryRate: number;
  /** MOAA/S, 5 = alert */
  readonly sedation: number;
}

/** Time points with evidence (S37), the baseline some minutes before the dose. */
export const VITAL_MINUTES = [-6, 15, 30, 45, 60, 75, 90] as const;

/** Share of the rise that is left at each time point: the peak at 30 minutes (S29b), baseline again by 90 (S37). */
const RISE = [0, 0.7, 1, 0.75, 0.4, 0.15, 0] as const;

/** Mean rise of systolic and diastolic pressure at 30 minutes, in mmHg (Glue 2018, S29b). */
export const MEAN_RISE_MMHG = 10;

const SEDATION = [5, 4, 4, 4, 5, 5, 5] as const;

/** Seven sets of vitals of one session: +10 mmHg on average at 30 minutes, back near the baseline at 90. */
export function vitalCurve(random: Random, usual: { readonly systolic: number; readonly heartRate: number }): Vitals[] {
  const rise = MEAN_RISE_MMHG + random.between(-4, 4);
  const diastolicRise = MEAN_RISE_MMHG + random.between(-3, 3);
  const deep = random.chance(0.2);
  return VITAL_MINUTES.map((minute, index) => {
    const share = RISE[index] ?? 0;
    const sedation = SEDATION[index] ?? 5;
    return {
      minute: index === 0 ? minute : minute + (random.chance(0.12) ? random.between(2, 4) : random.between(0, 1)),
      systolic: Math.round(usual.systolic + rise * share) + random.between(-2, 2),
      diastolic: Math.round(usual.systolic * 0.63 + diastolicRise * share) + random.between(-2, 2),
      heartRate: Math.round(usual.heartRate + 11 * share) + random.between(-2, 2),
      spo2: random.between(96, 99) - (share > 0.6 ? 1 : 0),
      respiratoryRate: random.between(13, 17) - (share > 0.6 ? 1 : 0),
      sedation: deep && index === 2 ? 3 : sedation,
    };
  });
}
