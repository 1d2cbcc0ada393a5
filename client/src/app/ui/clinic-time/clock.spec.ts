import { TestBed } from '@angular/core/testing';
import { Clock } from './clock';

describe('Clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-11-23T19:20:30Z') }));
  afterEach(() => jest.useRealTimers());

  it('tells the time of this device until the server has spoken', () => {
    expect(TestBed.inject(Clock).now()).toBe(Date.parse('2026-11-23T19:20:30Z'));
  });

  it('goes on from what the server says, whatever the device says', () => {
    const clock = TestBed.inject(Clock);
    clock.set('2026-12-01T08:00:10Z');
    expect(clock.minute()).toBe(Date.parse('2026-12-01T08:00:10Z'));
    jest.advanceTimersByTime(5_000);
    expect(clock.now()).toBe(Date.parse('2026-12-01T08:00:15Z'));
  });

  it('renews the minute on the full minute of the clinic, once', () => {
    const clock = TestBed.inject(Clock);
    clock.set('2026-12-01T08:00:10Z');
    jest.advanceTimersByTime(49_000);
    expect(clock.minute()).toBe(Date.parse('2026-12-01T08:00:10Z'));
    jest.advanceTimersByTime(1_000);
    expect(clock.minute()).toBe(Date.parse('2026-12-01T08:01:00Z'));
    expect(jest.getTimerCount()).toBe(1);
  });
});
