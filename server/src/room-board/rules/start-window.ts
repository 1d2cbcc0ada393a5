import { addMinutes } from '../../platform/time/interval.js';
import { earliestAfter, latestBefore, type Spacing } from '../../sessions/rules/session-spacing.js';

/** What decides when the next dose of a patient may be. */
export interface DoseOrder extends Spacing {
  /** Dose starts of the patient, real and planned. */
  readonly doses: readonly Date[];
  /** The first booked dose of a later slot of the plan: slots are fulfilled in order. */
  readonly laterAt: Date | null;
  /** Minutes from the start of the visit to the dose. */
  readonly prep: number;
}

/** Between which starts a visit keeps the least gap to the doses around it; null where nothing limits it. */
export interface StartWindow {
  readonly earliest: Date | null;
  readonly latest: Date | null;
}

/** The window of the visit whose dose comes after all others, or before the later slot that is booked already. */
export function startWindow({ doses, laterAt, prep, ...spacing }: DoseOrder): StartWindow {
  const before = doses.filter((dose) => laterAt === null || dose < laterAt).map((dose) => dose.getTime());
  return {
    earliest: before.length > 0 ? addMinutes(earliestAfter(new Date(Math.max(...before)), spacing), -prep) : null,
    latest: laterAt && addMinutes(latestBefore(laterAt, spacing), -prep),
  };
}
