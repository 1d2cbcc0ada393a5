import { dateIn } from '../../platform/time/zone.js';
import { sessionError } from './session-errors.js';

/** A weight that lies further than this share from the last one is asked about once more [J]: the dose follows it. */
export const WEIGHT_CHANGE_ASKED = 0.1;

export interface LastWeight {
  readonly weightKg: number;
  readonly measuredAt: Date;
}

/** The question about a weight that is far from the last one: "19 % less than on Mon 23 Nov"; undefined when it is near. */
export function weightChange(
  weightKg: number,
  last: LastWeight | undefined,
  { zone, now }: { readonly zone: string; readonly now: Date },
): string | undefined {
  if (!last) return undefined;
  const share = (weightKg - last.weightKg) / last.weightKg;
  if (Math.abs(share) <= WEIGHT_CHANGE_ASKED) return undefined;
  const percent = Math.round(Math.abs(share) * 100);
  return `${percent} % ${share < 0 ? 'less' : 'more'} than on ${dayIn(zone, last.measuredAt, now)}`;
}

/** @throws session.weightUnlikely unless somebody looked again and says that it is right */
export function assertWeightLikely(change: string | undefined, confirmed: boolean): void {
  if (change === undefined || confirmed) return;
  throw sessionError('session.weightUnlikely', { fieldErrors: { weightKg: [`That is ${change}. Is it right?`] } });
}

/** "Mon 23 Nov", with its year when that is not the present one. */
function dayIn(zone: string, instant: Date, now: Date): string {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone } as const;
  const yearOf = (moment: Date) => dateIn(zone, moment).slice(0, 4);
  const day = new Intl.DateTimeFormat('en-GB', parts).format(instant);
  return yearOf(instant) === yearOf(now) ? day : `${day} ${yearOf(instant)}`;
}
