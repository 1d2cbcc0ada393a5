import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { tap } from 'rxjs';
import { Auth } from './auth';
import { CREDENTIAL_URLS } from './auth-api';
import { IdleTimer } from './idle-timer';

/** Turns a 401 on any screen into the lock, and counts every answered request as use of the server's session. */
export const authInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || CREDENTIAL_URLS.includes(request.url)) return next(request);
  const auth = inject(Auth);
  const idle = inject(IdleTimer);
  return next(request).pipe(
    tap({
      next: () => idle.touched(),
      error: (error: unknown) => {
        if (error instanceof HttpErrorResponse && error.status === 401) auth.sessionRefused();
      },
    }),
  );
};
