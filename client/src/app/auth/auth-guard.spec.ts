import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth } from './auth';
import { allowed, hallwayGuard, signedInGuard } from './auth-guard';
import { AuthSession, AuthState } from './auth-session';

@Component({ template: '' })
class Screen {}

describe('the guards', () => {
  const session = {} as AuthSession;
  const state = signal<AuthState>({ kind: 'loading' });
  const isHallway = signal(false);
  let router: Router;

  beforeEach(() => {
    state.set({ kind: 'signedIn', session });
    isHallway.set(false);
    TestBed.configureTestingModule({
      providers: [
        {
          provide: Auth,
          useValue: { state, isHallway, may: (action: string) => action === 'board.read' },
        },
        provideRouter([
          { path: 'sign-in', component: Screen },
          { path: 'hallway', canMatch: [hallwayGuard], component: Screen, title: 'Hallway' },
          {
            path: '',
            canMatch: [signedInGuard],
            children: [
              { path: 'board', canMatch: [allowed('board.read')], component: Screen },
              { path: 'notes', canMatch: [allowed('note.read', 'note.write')], component: Screen },
              { path: '', pathMatch: 'full', component: Screen },
              { path: '**', component: Screen, title: 'Not found' },
            ],
          },
        ]),
      ],
    });
    router = TestBed.inject(Router);
  });

  it.each(['signedIn', 'locked'] as const)('let someone in who is %s', async (kind) => {
    state.set({ kind, session });
    await router.navigateByUrl('/board');
    expect(router.url).toBe('/board');
  });

  it('ask the others to sign in and remember where they wanted to go', async () => {
    state.set({ kind: 'signedOut' });
    await router.navigateByUrl('/board?date=2026-11-23');
    expect(router.url).toBe('/sign-in?returnTo=%2Fboard%3Fdate%3D2026-11-23');
    await router.navigateByUrl('/');
    expect(router.url).toBe('/sign-in');
  });

  it.each<AuthState>([{ kind: 'loading' }, { kind: 'unavailable' }, { kind: 'locked', session: undefined }])(
    'wait until it is known who is here: %p',
    async (unknown) => {
      state.set(unknown);
      const going = router.navigateByUrl('/board');
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(router.url).toBe('/');
      state.set({ kind: 'signedIn', session });
      await going;
      expect(router.url).toBe('/board');
    },
  );

  it('keep a hallway screen on its one page, and everybody else from it', async () => {
    isHallway.set(true);
    await router.navigateByUrl('/board?date=2026-11-23');
    expect(router.url).toBe('/hallway');
    isHallway.set(false);
    await router.navigateByUrl('/board');
    await router.navigateByUrl('/hallway');
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.title).toBe('Not found');
  });

  it('hide a screen from those who may not use it', async () => {
    await router.navigateByUrl('/notes');
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.routeConfig?.path).toBe('**');
  });
});
