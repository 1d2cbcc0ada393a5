import { addMinutes } from '../../platform/time/interval.js';
import { baselineOf, lateEntryMinutes, nextDue, standing, vitalSlots } from './vital-slots.js';

const DOSE = new Date('2027-03-01T15:30:00Z');
const at = (minutes: number, id = `m${minutes}`, replacesId: string | null = null) => ({
  ...{ id, replacesId, measuredAt: addMinutes(DOSE, minutes), recordedAt: addMinutes(DOSE, minutes) },
});
const slot = (readings: ReturnType<typeof at>[], key: string) => vitalSlots(readings, DOSE).find((s) => s.key === key);

describe('vital slots', () => {
  it('shows a reading where it was measured, late as late', () => {
    expect(slot([at(15)], '15')).toMatchObject({ readingId: 'm15', lateMinutes: 0 });
    expect(slot([at(19)], '15')).toMatchObject({ readingId: 'm19', lateMinutes: 4 });
    expect(slot([at(26)], '15')).toMatchObject({ readingId: null });
    expect(slot([at(26)], '30')).toMatchObject({ readingId: 'm26', lateMinutes: 0 });
    expect(slot([at(150)], '90')).toMatchObject({ readingId: 'm150', lateMinutes: 60 });
  });

  it('takes the last reading before the dose as baseline, never a later one', () => {
    expect(baselineOf([at(-20), at(-5), at(15)], DOSE)?.id).toBe('m-5');
    expect(baselineOf([at(15)], DOSE)).toBeUndefined();
  });

  it('leaves out what was corrected, and keeps the correction', () => {
    const readings = [at(15, 'wrong'), at(15, 'right', 'wrong')];
    expect(standing(readings).map(({ id }) => id)).toEqual(['right']);
    expect(slot(readings, '15')?.readingId).toBe('right');
  });

  it('says which reading is due next, also when one was missed', () => {
    const due = (readings: ReturnType<typeof at>[], minutes: number) =>
      nextDue(vitalSlots(readings, DOSE), addMinutes(DOSE, minutes))?.key;
    expect(due([at(-5)], 3)).toBe('15');
    expect(due([at(-5)], 20)).toBe('15');
    expect(due([at(-5)], 26)).toBe('30');
    expect(due([at(-5), at(30)], 31)).toBe('45');
    expect(due([at(90)], 100)).toBeUndefined();
  });

  it('tells a late entry from a late reading', () => {
    const entered = (minutes: number) => ({ ...at(15), recordedAt: addMinutes(DOSE, 15 + minutes) });
    expect(lateEntryMinutes(entered(5))).toBe(0);
    expect(lateEntryMinutes(entered(42))).toBe(42);
  });
});
