import { Component, computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy, withNavigationErrorHandler } from '@angular/router';
import { inject } from '@angular/core';
import { RouterTestingHarness } from '@angular/router/testing';
import { Auth } from '../auth/auth';
import { Live, LiveState } from '../live/live';
import { Clock } from '../ui/clinic-time/clock';
import { ClinicZone } from '../ui/clinic-time/clinic-zone';
import { Faults, ServerReach } from './faults';
import { HeadingTitleStrategy, pageWords } from './page-heading';
import { PlaceCounts } from './place-counts';
import { Shell } from './shell';

@Component({ template: '<input aria-label="on the screen" />' })
class Plain {}

const waiting = signal<number | undefined>(5);

@Component({ template: '' })
class Inquiries {
  constructor() {
    pageWords({ context: computed(() => `${waiting() ?? 0} waiting`) });
  }
}

const SESSION = {
  staff: { id: 's1', displayName: 'Dr Imogen Sable', credential: 'Prescriber', role: 'clinician' },
  allowedActions: ['today.clinician', 'board.read', 'inquiry.read'],
  clinic: { locationId: 'l1', name: 'Fernhill', timeZone: 'America/Los_Angeles' },
  idleMinutes: 15,
};

describe('Shell', () => {
  const live = signal<LiveState | undefined>('live');
  const server = { retryMs: 5, answers: () => Promise.resolve(true) };
  let missing = true;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    live.set('live');
    waiting.set(5);
    missing = true;
    server.answers = () => Promise.resolve(true);
    TestBed.configureTestingModule({
      providers: [
        {
          provide: Auth,
          useValue: { session: () => SESSION, may: (action: string) => SESSION.allowedActions.includes(action) },
        },
        { provide: PlaceCounts, useValue: { of: (path: string) => (path === 'inquiries' ? waiting() : undefined) } },
        { provide: ServerReach, useValue: server },
        { provide: Live, useValue: { state: live } },
        { provide: Clock, useValue: { now: () => 0, minute: () => Date.parse('2026-11-23T19:20:00Z') } },
        { provide: TitleStrategy, useExisting: HeadingTitleStrategy },
        provideRouter(
          [
            {
              path: '',
              component: Shell,
              children: [
                { path: 'today', title: 'Today', component: Plain },
                { path: 'board', title: 'Board', component: Plain },
                { path: 'inquiries', title: 'Inquiries', component: Inquiries },
                { path: 'sessions/:id', title: 'Session', data: { bare: true }, component: Plain },
                {
                  path: 'outdated',
                  loadComponent: () =>
                    missing
                      ? Promise.reject(new TypeError('Failed to fetch dynamically imported module: /x.js'))
                      : Promise.resolve(Plain),
                },
              ],
            },
          ],
          withNavigationErrorHandler((error) => inject(Faults).navigationFailed(error)),
        ),
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    harness = await RouterTestingHarness.create('/today');
  });

  const page = () => harness.routeNativeElement as HTMLElement;
  const text = (selector: string) => page().querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();
  const places = () =>
    [...page().querySelectorAll('tl-rail li a')].map((link) => link.textContent.replace(/\s+/g, ' ').trim());

  it('shows the places open to the person and marks the one they are in', async () => {
    expect(places()).toEqual(['Today', 'Board', '5 waiting, Inquiries']);
    expect(text('tl-rail [aria-current=page]')).toBe('Today');
    await harness.navigateByUrl('/board');
    expect(text('tl-rail [aria-current=page]')).toBe('Board');
  });

  it('says where, when and who', () => {
    expect(text('h1')).toBe('Today');
    expect(text('.context')).toBe('Mon 23 Nov · 11:20 · Fernhill');
    expect([text('.avatar'), text('.names'), text('.names small')]).toEqual([
      'IS',
      'Dr Imogen SablePrescriber',
      'Prescriber',
    ]);
    expect(document.title).toBe('Today · Throughline');
  });

  it('shows the words of a screen while it is open, and what waits at a place always', async () => {
    await harness.navigateByUrl('/inquiries');
    expect(text('.context')).toBe('5 waiting');
    await harness.navigateByUrl('/board');
    expect(text('.context')).toContain('Fernhill');
    expect(text('tl-rail b')).toContain('5');
    waiting.set(undefined);
    await harness.fixture.whenStable();
    expect(page().querySelector('tl-rail b')).toBeNull();
  });

  it.each([
    ['live', 'Live'],
    ['reconnecting', 'Reconnecting'],
    ['offline', 'Offline'],
  ] as const)('says %s in words', async (state, word) => {
    live.set(state);
    await harness.fixture.whenStable();
    expect(text('[role=status] .live')).toBe(word);
  });

  it('gives a bare screen the whole window', async () => {
    await harness.navigateByUrl('/sessions/1');
    expect(page().querySelector('tl-rail, tl-top-bar')).toBeNull();
    await harness.navigateByUrl('/board');
    expect(places()).toContain('Board');
  });

  it('moves the focus to the title of the new screen, not to a mere change of its address', async () => {
    await harness.navigateByUrl('/board');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.tagName).toBe('H1');
    page().querySelector('input')?.focus();
    await harness.navigateByUrl('/board?date=2026-11-24');
    await new Promise((resolve) => setTimeout(resolve));
    expect(document.activeElement?.tagName).toBe('INPUT');
  });

  const pause = () => new Promise((resolve) => setTimeout(resolve, 10 * server.retryMs));

  async function openOutdated(): Promise<void> {
    await TestBed.inject(Router)
      .navigateByUrl('/outdated')
      .catch(() => false);
    await harness.fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    harness.fixture.detectChanges();
  }

  it('offers a reload when the code of a screen is gone, and forgets it on the next one', async () => {
    await openOutdated();
    expect(text('tl-error-page')).toContain('The console was updated');
    await harness.navigateByUrl('/board');
    expect(page().querySelector('tl-error-page')).toBeNull();
  });

  it('says that the server cannot be reached, and opens the screen by itself when it can', async () => {
    server.answers = () => Promise.resolve(false);
    await openOutdated();
    expect(text('tl-error-page')).toContain('The server cannot be reached');
    expect(page().querySelector('tl-error-page button')).toBeNull();
    await pause();
    expect(TestBed.inject(Router).url).toBe('/today');

    missing = false;
    server.answers = () => Promise.resolve(true);
    await pause();
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/outdated');
    expect(page().querySelector('tl-error-page')).toBeNull();
  });
});
