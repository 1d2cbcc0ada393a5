import { sessionError } from './session-errors.js';
import type { Reading } from './vital-thresholds.js';

export interface ReadingEntry extends Reading {
  /** Made by the device that took the reading. */
  readonly id: string;
  readonly measuredAt: Date;
  /** The reading that this one corrects, and why. */
  readonly replacesId: string | null;
  readonly reason: string | null;
}

/** @throws session.readingInvalid with the fields that cannot be */
export function assertReading(entry: ReadingEntry, latest: Date): void {
  const fieldErrors: Record<string, string[]> = {};
  if (entry.diastolic >= entry.systolic) fieldErrors['diastolic'] = ['Diastolic is below systolic.'];
  if (entry.measuredAt > latest) fieldErrors['measuredAt'] = ['This lies in the future.'];
  if (entry.replacesId !== null && !entry.reason) fieldErrors['reason'] = ['Say why the reading is corrected.'];
  if (Object.keys(fieldErrors).length > 0) throw sessionError('session.readingInvalid', { fieldErrors });
}
