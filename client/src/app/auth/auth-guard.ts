import { inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { CanMatchFn, RedirectCommand, Router, UrlSegment } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { linkTo, PATHS } from '../paths';
import { Auth } from './auth';
import { Action, AuthState } from './auth-session';

/** Lets staff in and sends everyone else to the sign-in page, keeping the address they asked for. */
export const signedInGuard: CanMatchFn = async (_route, segments) => {
  const auth = inject(Auth);
  const router = inject(Router);
  const state = await firstValueFrom(toObservable(auth.state).pipe(filter(isSettled)));
  if (auth.isHallway()) return new RedirectCommand(router.createUrlTree([...linkTo.hallway()]));
  if (state.kind !== 'signedOut') return true;
  return new RedirectCommand(router.createUrlTree([PATHS.signIn], { queryParams: returnTo(router, segments) }));
};

/** The one page of a hallway screen; for everybody at a desk the address does not exist. */
export const hallwayGuard: CanMatchFn = async () => {
  const auth = inject(Auth);
  await firstValueFrom(toObservable(auth.state).pipe(filter(isSettled)));
  return auth.isHallway();
};

/** Whether it is known who is here; a console that was loaded while locked waits behind the lock for it. */
function isSettled(state: AuthState): boolean {
  if (state.kind === 'locked') return state.session !== undefined;
  return state.kind !== 'loading' && state.kind !== 'unavailable';
}

/** A screen for those who may do one of these. For the others the address does not exist, as the server would say too. */
export function allowed(...actions: readonly Action[]): CanMatchFn {
  return () => {
    const auth = inject(Auth);
    return actions.some((action) => auth.may(action));
  };
}

function returnTo(router: Router, segments: readonly UrlSegment[]): { returnTo?: string } {
  const asked = router.currentNavigation()?.extractedUrl.toString() ?? '/';
  return segments.length > 0 ? { returnTo: asked } : {};
}
