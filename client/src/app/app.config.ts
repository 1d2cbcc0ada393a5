import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, inject, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { authInterceptor } from './auth/auth-interceptor';
import { routes } from './app.routes';
import { Faults } from './shell/faults';
import { HeadingTitleStrategy } from './shell/page-heading';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([authInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler((error) => inject(Faults).navigationFailed(error)),
    ),
    { provide: TitleStrategy, useExisting: HeadingTitleStrategy },
  ],
};
