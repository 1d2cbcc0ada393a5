import { NewReading, Reading, SessionConsole, VitalSlot } from '../session-api';

/** One line of the vitals table. */
export interface VitalRow {
  readonly key: string;
  readonly label: string;
  readonly dueAt: string | null;
  readonly reading?: Reading;
  readonly lateMinutes: number;
  readonly pending?: NewReading;
  /** The line in which the next reading is entered. */
  readonly entry: boolean;
}

const EXTRA = 'extra';

/** Slots with their readings, extra readings between them, what is pending, and one line to enter the next. */
export function vitalRows(session: SessionConsole, pending: readonly NewReading[], mayEnter: boolean): VitalRow[] {
  const { vitalSlots, readings, nextDue } = session;
  const entryKey = !mayEnter ? undefined : entrySlot(session);
  // Before dosing nothing is due but the baseline.
  const shown = vitalSlots.filter(({ key, dueAt }) => key === 'baseline' || dueAt !== null);
  const slotRows = shown.map((slot): VitalRow => {
    const reading = readings.find(({ id }) => id === slot.readingId);
    const { key, label, dueAt, lateMinutes } = slot;
    return { key, label, dueAt, lateMinutes, entry: key === entryKey, ...(reading && { reading }) };
  });
  const inSlots = new Set(vitalSlots.map(({ readingId }) => readingId));
  const extras = readings
    .filter(({ id, replaced }) => !replaced && !inSlots.has(id))
    .map((reading): VitalRow => ({
      key: reading.id,
      label: 'Extra',
      dueAt: null,
      lateMinutes: 0,
      entry: false,
      reading,
    }));
  const waiting = pending.map((reading): VitalRow => ({
    key: reading.id,
    label: 'Pending',
    dueAt: null,
    lateMinutes: 0,
    entry: false,
    pending: reading,
  }));
  const rows = [...slotRows];
  for (const row of [...extras, ...waiting]) rows.splice(placeOf(rows, row), 0, row);
  if (mayEnter && entryKey === EXTRA) {
    rows.push({ key: EXTRA, label: nextDue ? 'Extra' : 'Now', dueAt: null, lateMinutes: 0, entry: true });
  }
  return rows;
}

function entrySlot({ vitalSlots, nextDue, doseStartedAt }: SessionConsole): string {
  if (nextDue) return nextDue.key;
  const baseline = vitalSlots.find(({ key }: VitalSlot) => key === 'baseline');
  return doseStartedAt === null && baseline?.readingId === null ? 'baseline' : EXTRA;
}

/** Before the first line that is measured or due later. */
function placeOf(rows: readonly VitalRow[], row: VitalRow): number {
  const at = timeOf(row) ?? 0;
  const index = rows.findIndex((other) => (timeOf(other) ?? 0) > at);
  return index === -1 ? rows.length : index;
}

function timeOf({ reading, pending, dueAt }: VitalRow): number | undefined {
  const time = reading?.measuredAt ?? pending?.measuredAt ?? dueAt;
  return time ? Date.parse(time) : undefined;
}
