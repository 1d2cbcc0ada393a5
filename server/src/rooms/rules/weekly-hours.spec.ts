import type { DomainError } from '../../platform/errors/domain-error.js';
import { assertDateHours, assertWeeklyHours, assertZoneName, hoursInWords } from './weekly-hours.js';

function fieldErrors(work: () => void): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return Object.keys((error as DomainError).context.fieldErrors ?? {});
  }
}

const MONDAY = { weekday: 1, opens: '08:00', closes: '18:00' };

describe('assertWeeklyHours', () => {
  it.each([
    ['a week', [MONDAY, { weekday: 6, opens: '09:00', closes: '24:00' }], []],
    ['no hours at all', [], []],
    ['hours that end before they begin', [{ ...MONDAY, closes: '07:00' }], ['openingHours.0.closes']],
    ['hours of no length', [{ ...MONDAY, closes: '08:00' }], ['openingHours.0.closes']],
    ['a weekday twice', [MONDAY, MONDAY], ['openingHours.1.opens']],
  ])('%s', (_, hours, expected) => {
    expect(fieldErrors(() => assertWeeklyHours(hours))).toEqual(expected);
  });
});

describe('assertDateHours', () => {
  it.each([
    [null, null, []],
    ['10:00', '14:00', []],
    ['10:00', null, ['closes']],
    [null, '14:00', ['opens']],
    ['14:00', '14:00', ['closes']],
  ])('%s to %s', (opens, closes, expected) => {
    expect(fieldErrors(() => assertDateHours(opens, closes))).toEqual(expected);
  });
});

describe('assertZoneName', () => {
  it.each([
    ['America/New_York', true, []],
    ['America/Argentina/Buenos_Aires', true, []],
    ['UTC', true, []],
    ['+05:00', true, ['timeZone']],
    ['Mars/Olympus', false, ['timeZone']],
  ])('%s', (zone, known, expected) => {
    expect(fieldErrors(() => assertZoneName(zone, known))).toEqual(expected);
  });
});

it('says hours in the order of the week', () => {
  expect(hoursInWords([{ weekday: 6, opens: '09:00', closes: '14:00' }, MONDAY])).toBe(
    'Mon 08:00-18:00, Sat 09:00-14:00',
  );
});
