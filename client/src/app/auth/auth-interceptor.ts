import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Auth } from './auth';
import { CREDENTIAL_URLS } from './auth-api';
import { IdleTimer } from './idle-timer';

/**
 * Turns a 401 on any screen into the lock. Marks the reads that screens make by themselves while nobody is at the
 * device: the server does not count them as use, or a board left open would never lock.
 */
export const authInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || CREDENTIAL_URLS.includes(request.url)) return next(request);
  const auth = inject(Auth);
  const idle = inject(IdleTimer);
  const background = request.method === 'GET' && !idle.inUse();
  if (!background) idle.counted();
  return next(background ? request.clone({ setHeaders: { 'X-Background': '1' } }) : request).pipe(
    tap({
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 401) auth.sessionRefused();
      },
    }),
  );
};
