import { TestBed } from '@angular/core/testing';
import { ClinicTime, dateInZone, formatTime } from './clinic-time';
import { ClinicZone } from './clinic-zone';
import { zoneName, zoneOffsetMinutes } from './zone-offset';

const FERNHILL = 'America/Los_Angeles';

describe('formatTime', () => {
  it.each([
    ['2026-11-23T19:20:00Z', 'day', FERNHILL, 'Mon 23 Nov'],
    ['2026-11-23T19:20:00Z', 'time', FERNHILL, '11:20'],
    ['2026-11-23T19:20:00Z', 'dayTime', FERNHILL, 'Mon 23 Nov 11:20'],
    ['2026-11-23T19:20:00Z', 'dayYear', FERNHILL, 'Mon 23 Nov 2026'],
    ['2026-11-23T19:20:00Z', 'fullDay', FERNHILL, 'Monday 23 November 2026'],
    ['2026-09-23T14:00:00Z', 'dayYearTime', FERNHILL, 'Wed 23 Sep 2026 07:00'],
    // the same instant is tomorrow in Apia and still Sunday nowhere else
    ['2026-11-23T11:00:00Z', 'dayTime', 'Pacific/Apia', 'Tue 24 Nov 00:00'],
    // both passes of the repeated hour of 1 November read 01:30
    ['2026-11-01T08:30:00Z', 'time', FERNHILL, '01:30'],
    ['2026-11-01T09:30:00Z', 'time', FERNHILL, '01:30'],
  ] as const)('writes %s as %s in %s', (value, style, zone, text) => {
    expect(formatTime(value, style, zone)).toBe(text);
  });

  it('leaves a calendar date on its day in every zone', () => {
    for (const zone of [FERNHILL, 'Pacific/Apia', 'UTC', 'Pacific/Pago_Pago'])
      expect(formatTime('2026-11-23', 'day', zone)).toBe('Mon 23 Nov');
  });
});

describe('ClinicTime', () => {
  it('writes in the zone of the clinic, and nothing for nothing', () => {
    TestBed.inject(ClinicZone).set('Europe/Vienna');
    const pipe = TestBed.runInInjectionContext(() => new ClinicTime());
    expect(pipe.transform('2026-11-23T23:30:00Z')).toBe('Tue 24 Nov');
    expect(pipe.transform('2026-11-23T23:30:00Z', 'time')).toBe('00:30');
    expect(pipe.transform(null)).toBe('');
    expect(pipe.transform(undefined)).toBe('');
  });
});

describe('dateInZone', () => {
  it('is the calendar date there, not here', () => {
    const epoch = Date.parse('2026-11-24T05:00:00Z');
    expect(dateInZone(epoch, FERNHILL)).toBe('2026-11-23');
    expect(dateInZone(epoch, 'Europe/Vienna')).toBe('2026-11-24');
  });
});

describe('zoneOffsetMinutes', () => {
  it.each([
    [FERNHILL, '2026-11-23T00:00:00Z', -480],
    [FERNHILL, '2026-07-01T00:00:00Z', -420],
    ['Asia/Kathmandu', '2026-07-01T00:00:00Z', 345],
    ['UTC', '2026-07-01T00:00:00Z', 0],
  ])('of %s at %s is %i', (zone, instant, minutes) => {
    expect(zoneOffsetMinutes(zone, Date.parse(instant))).toBe(minutes);
  });

  it('has a name people know', () => {
    expect(zoneName(FERNHILL, Date.parse('2026-11-23T00:00:00Z'))).toBe('Pacific Time');
  });
});
