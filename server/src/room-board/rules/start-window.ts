import { addMinutes, HOUR_MS, MINUTE_MS } from '../../platform/time/interval.js';

/** What decides when the next dose of a patient may be. */
export interface DoseOrder {
  /** Dose starts of the patient, real and planned. */
  readonly doses: readonly Date[];
  /** The first booked dose of a later slot of the plan: slots are fulfilled in order. */
  readonly laterAt: Date | null;
  readonly minGapHours: number;
  /** Minutes from the start of the visit to the dose. */
  readonly prep: number;
}

/** Between which starts a visit keeps the least gap to the doses around it; null where nothing limits it. */
export interface StartWindow {
  readonly earliest: Date | null;
  readonly latest: Date | null;
}

/** The window of the visit whose dose comes after all others, or before the later slot that is booked already. */
export function startWindow({ doses, laterAt, minGapHours, prep }: DoseOrder): StartWindow {
  const gap = (minGapHours * HOUR_MS) / MINUTE_MS;
  const before = doses.filter((dose) => laterAt === null || dose < laterAt).map((dose) => dose.getTime());
  return {
    earliest: before.length > 0 ? addMinutes(new Date(Math.max(...before)), gap - prep) : null,
    latest: laterAt && addMinutes(laterAt, -gap - prep),
  };
}
