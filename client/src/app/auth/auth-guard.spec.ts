import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth } from './auth';
import { allowed, signedInGuard } from './auth-guard';
import { AuthState } from './auth-session';

@Component({ template: '' })
class Screen {}

describe('the guards', () => {
  const kind = signal<AuthState['kind']>('signedIn');
  let router: Router;

  beforeEach(() => {
    kind.set('signedIn');
    TestBed.configureTestingModule({
      providers: [
        {
          provide: Auth,
          useValue: { state: () => ({ kind: kind() }), may: (action: string) => action === 'board.read' },
        },
        provideRouter([
          { path: 'sign-in', component: Screen },
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

  it.each(['signedIn', 'locked'] as const)('let someone in who is %s', async (state) => {
    kind.set(state);
    await router.navigateByUrl('/board');
    expect(router.url).toBe('/board');
  });

  it('ask the others to sign in and remember where they wanted to go', async () => {
    kind.set('signedOut');
    await router.navigateByUrl('/board?date=2026-11-23');
    expect(router.url).toBe('/sign-in?returnTo=%2Fboard%3Fdate%3D2026-11-23');
    await router.navigateByUrl('/');
    expect(router.url).toBe('/sign-in');
  });

  it('wait until it is known who is here', async () => {
    kind.set('loading');
    const going = router.navigateByUrl('/board');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(router.url).toBe('/');
    kind.set('signedIn');
    await going;
    expect(router.url).toBe('/board');
  });

  it('hide a screen from those who may not use it', async () => {
    await router.navigateByUrl('/notes');
    expect(router.routerState.snapshot.root.firstChild?.firstChild?.routeConfig?.path).toBe('**');
  });
});
