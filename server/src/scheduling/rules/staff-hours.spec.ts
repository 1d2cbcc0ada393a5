import type { DomainError } from '../../platform/errors/domain-error.js';
import type { WeeklyShift } from './clinic-days.js';
import { assertAbsence, assertShift } from './staff-hours.js';

const SHIFT: WeeklyShift = { weekday: 1, starts: '08:00', ends: '12:00', validFrom: '2026-11-01', validUntil: null };
const fields = (work: () => void): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    return Object.keys((error as DomainError).context.fieldErrors ?? {});
  }
};

describe('assertShift', () => {
  it.each<[string, Partial<WeeklyShift>, WeeklyShift[], string[]]>([
    ['a morning', {}, [], []],
    ['over midnight', { starts: '20:00', ends: '04:00' }, [], ['ends']],
    ['dates that run backwards', { validUntil: '2026-10-31' }, [], ['validUntil']],
    ['a single day', { validUntil: '2026-11-01' }, [], []],
    ['after another that ends when it begins', { starts: '12:00', ends: '16:00' }, [SHIFT], []],
    ['into another', { starts: '11:59', ends: '16:00' }, [SHIFT], ['starts']],
    ['another weekday', { weekday: 2 }, [SHIFT], []],
    ['after the last day of another', {}, [{ ...SHIFT, validFrom: '2026-01-01', validUntil: '2026-10-31' }], []],
    ['from the last day of another', {}, [{ ...SHIFT, validFrom: '2026-01-01', validUntil: '2026-11-01' }], ['starts']],
  ])('%s', (_, values, others, expected) => {
    expect(fields(() => assertShift({ ...SHIFT, ...values }, others))).toEqual(expected);
  });
});

describe('assertAbsence', () => {
  it.each([
    ['an hour', '2026-11-23T10:00Z', '2026-11-23T11:00Z', []],
    ['nothing', '2026-11-23T10:00Z', '2026-11-23T10:00Z', ['endsAt']],
    ['two years', '2026-11-23T10:00Z', '2028-11-23T10:00Z', ['endsAt']],
  ])('%s', (_, from, until, expected) => {
    expect(fields(() => assertAbsence({ startsAt: new Date(from), endsAt: new Date(until) }))).toEqual(expected);
  });
});
