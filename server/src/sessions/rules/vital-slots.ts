import { addMinutes, minutesBetween } from '../../platform/time/interval.js';

/** Minutes after the dose start at which vitals are due (S37 and domain.md 1.3); 90 closes the visit. */
export const SLOT_MINUTES = [15, 30, 45, 60, 75, 90] as const;

/** A reading this many minutes before its slot still belongs to it. */
const EARLY = 5;

/** More minutes after the slot than this is shown as late. */
const GRACE = 2;

/** Minutes between measuring and entering after which the entry itself is shown as late. */
const LATE_ENTRY = 5;

export interface Measured {
  readonly id: string;
  readonly measuredAt: Date;
  readonly recordedAt: Date;
  readonly replacesId: string | null;
}

export interface VitalSlot {
  readonly key: string;
  readonly label: string;
  /** Null for the baseline, and for all while dosing has not begun. */
  readonly dueAt: Date | null;
  readonly readingId: string | null;
  /** Minutes after it was due that it was measured; 0 when in time. Never moved to look tidy. */
  readonly lateMinutes: number;
}

/** Readings that stand: those that no other one replaces, in the order they were measured. */
export function standing<T extends Measured>(readings: readonly T[]): T[] {
  const replaced = new Set(readings.map((reading) => reading.replacesId));
  return readings
    .filter((reading) => !replaced.has(reading.id))
    .sort((a, b) => a.measuredAt.getTime() - b.measuredAt.getTime());
}

/** The last reading before dosing; without a dose yet, the last one there is. */
export function baselineOf<T extends Measured>(readings: readonly T[], doseStartedAt: Date | null): T | undefined {
  return standing(readings).findLast((reading) => !doseStartedAt || reading.measuredAt <= doseStartedAt);
}

/** The slots of a session with the reading that fills each: the first one measured in its time. */
export function vitalSlots(readings: readonly Measured[], doseStartedAt: Date | null): VitalSlot[] {
  const baseline = baselineOf(readings, doseStartedAt);
  const first = { key: 'baseline', label: 'Baseline', dueAt: null, readingId: baseline?.id ?? null, lateMinutes: 0 };
  const rest = SLOT_MINUTES.map((minutes, index): VitalSlot => {
    const slot = { key: String(minutes), label: `${minutes} min` };
    if (!doseStartedAt) return { ...slot, dueAt: null, readingId: null, lateMinutes: 0 };
    const dueAt = addMinutes(doseStartedAt, minutes);
    const next = SLOT_MINUTES[index + 1];
    const opens = addMinutes(dueAt, -EARLY);
    const closes = next === undefined ? null : addMinutes(doseStartedAt, next - EARLY);
    const reading = standing(readings).find(
      ({ measuredAt }) => measuredAt >= opens && (closes === null || measuredAt < closes),
    );
    return { ...slot, dueAt, readingId: reading?.id ?? null, lateMinutes: reading ? lateness(dueAt, reading) : 0 };
  });
  return [first, ...rest];
}

/** The next reading that is due: the first open slot whose time is not over yet. */
export function nextDue(slots: readonly VitalSlot[], now: Date): VitalSlot | undefined {
  const lastFilled = slots.findLastIndex((slot) => slot.readingId !== null);
  return slots.find((slot, index) => {
    if (slot.readingId !== null || !slot.dueAt || index < lastFilled) return false;
    const following = slots[index + 1]?.dueAt;
    return !following || now < addMinutes(following, -EARLY);
  });
}

/** Minutes between measuring and entering when that was late, else 0. */
export function lateEntryMinutes({ measuredAt, recordedAt }: Measured): number {
  const minutes = Math.round(minutesBetween(measuredAt, recordedAt));
  return minutes > LATE_ENTRY ? minutes : 0;
}

function lateness(dueAt: Date, { measuredAt }: Measured): number {
  const minutes = Math.round(minutesBetween(dueAt, measuredAt));
  return minutes > GRACE ? minutes : 0;
}
