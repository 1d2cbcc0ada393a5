import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Live, LiveState } from '../../live/live';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { ConnectionNote } from './connection-note';

describe('ConnectionNote', () => {
  it('speaks only of a connection that was there and is lost, since when, until it is back', async () => {
    const state = signal<LiveState | undefined>('reconnecting');
    let now = Date.parse('2026-11-23T11:20:00Z');
    TestBed.configureTestingModule({
      providers: [
        { provide: Live, useValue: { state } },
        { provide: Clock, useValue: { now: () => now } },
      ],
    });
    TestBed.inject(ClinicZone).set('UTC');
    const fixture = TestBed.createComponent(ConnectionNote);
    const words = async (next: LiveState | undefined) => {
      state.set(next);
      await fixture.whenStable();
      return (fixture.nativeElement as HTMLElement).textContent.trim();
    };
    expect(await words('reconnecting')).toBe('');
    expect(await words('live')).toBe('');
    expect(await words('reconnecting')).toContain('No connection since 11:20');
    now += 5 * 60_000;
    expect(await words('offline')).toContain('No connection since 11:20');
    expect(await words('live')).toBe('');
    expect(await words('offline')).toContain('No connection since 11:25');
  });
});
