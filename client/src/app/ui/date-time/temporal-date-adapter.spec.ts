import { TestBed } from '@angular/core/testing';
import { DateAdapter } from '@angular/material/core';
import { Temporal } from 'temporal-polyfill';
import { ClinicZone } from '../clinic-time/clinic-zone';
import { Clock } from '../clinic-time/clock';
import { dayBounds, fromInstant, toInstant } from './clinic-instant';
import { TemporalDateAdapter, temporalDates } from './temporal-date-adapter';

const ZONE = 'America/Los_Angeles';

describe('TemporalDateAdapter', () => {
  let adapter: TemporalDateAdapter;
  const day = (text: string) => Temporal.PlainDateTime.from(`${text}T00:00`);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [...temporalDates] });
    adapter = TestBed.inject(DateAdapter) as TemporalDateAdapter;
  });

  it.each(['24/11/2026', '24.11.2026', '2026-11-24', ' 24 11 2026 '])('reads %p as 24 November', (typed) => {
    const date = adapter.parse(typed);
    expect(date && adapter.toIso8601(date)).toBe('2026-11-24');
  });

  it.each(['31/02/2026', '24/13/2026', 'tomorrow', '24/11'])('does not guess what %p means', (typed) => {
    const date = adapter.parse(typed);
    expect(date && adapter.isValid(date)).toBe(false);
  });

  it.each([
    ['9', 9, 0],
    ['9:30', 9, 30],
    ['0930', 9, 30],
    ['14.15', 14, 15],
    ['2 pm', 14, 0],
    ['12:05a', 0, 5],
    ['12 pm', 12, 0],
  ])('reads the time %p', (typed, hour, minute) => {
    const time = adapter.parseTime(typed);
    expect(time && [time.hour, time.minute]).toEqual([hour, minute]);
  });

  it.each(['25:00', '9:75', '13 pm', 'noon'])('refuses the time %p', (typed) => {
    const time = adapter.parseTime(typed);
    expect(time && adapter.isValid(time)).toBe(false);
  });

  it('takes an empty field for no date', () => {
    expect(adapter.parse('')).toBeNull();
    expect(adapter.parseTime('  ')).toBeNull();
  });

  it('writes dates the way the console does', () => {
    const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
    expect(adapter.format(day('2026-11-24'), format)).toBe('Tue 24 Nov 2026');
  });

  it('knows the calendar: weeks from Monday, leap days, ends of months', () => {
    expect(adapter.getFirstDayOfWeek()).toBe(1);
    expect(adapter.getDayOfWeekNames('long')[0]).toBe('Sunday');
    expect(adapter.getDayOfWeek(day('2026-11-22'))).toBe(0);
    expect(adapter.getMonthNames('short')[10]).toBe('Nov');
    expect(adapter.getNumDaysInMonth(day('2028-02-01'))).toBe(29);
    expect(adapter.toIso8601(adapter.addCalendarMonths(day('2026-01-31'), 1))).toBe('2026-02-28');
    expect(() => adapter.createDate(2026, 1, 30)).toThrow(RangeError);
  });

  it('takes today from the clinic, not from the device', () => {
    TestBed.inject(Clock).set('2031-05-06T12:00:00Z');
    TestBed.inject(ClinicZone).set('UTC');
    expect(adapter.toIso8601(adapter.today())).toBe('2031-05-06');
    TestBed.inject(ClinicZone).set('Pacific/Kiritimati');
    const there = adapter.today();
    TestBed.inject(ClinicZone).set('Pacific/Pago_Pago');
    expect(there.since(adapter.today()).total({ unit: 'days' })).toBeGreaterThanOrEqual(1);
  });
});

describe('toInstant', () => {
  it.each([
    ['2026-11-23', '11:20', '2026-11-23T19:20:00Z'],
    ['2026-07-01', '11:20', '2026-07-01T18:20:00Z'],
    // 8 March 02:30 does not exist: clocks went from 02:00 to 03:00
    ['2026-03-08', '02:30', '2026-03-08T10:30:00Z'],
    // 1 November 01:30 exists twice: the first pass is meant
    ['2026-11-01', '01:30', '2026-11-01T08:30:00Z'],
  ])('of %s %s', (date, time, instant) => {
    expect(toInstant(date, time, ZONE)).toBe(instant);
  });

  it('is undone by fromInstant', () => {
    expect(fromInstant('2026-11-23T19:20:00Z', ZONE)).toEqual({ date: '2026-11-23', time: '11:20' });
    expect(fromInstant('2026-11-24T07:59:00Z', ZONE)).toEqual({ date: '2026-11-23', time: '23:59' });
  });
});

describe('dayBounds', () => {
  it.each([
    ['2026-11-23', '2026-11-23T08:00:00Z', '2026-11-24T08:00:00Z'],
    ['2026-03-08', '2026-03-08T08:00:00Z', '2026-03-09T07:00:00Z'],
    ['2026-11-01', '2026-11-01T07:00:00Z', '2026-11-02T08:00:00Z'],
  ])('of %s', (date, from, until) => {
    expect(dayBounds(date, ZONE)).toEqual({ from, until });
  });
});
