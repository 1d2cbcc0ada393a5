import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ApplicationConfig,
  effect,
  inject,
  Injector,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import { MAT_BUTTON_CONFIG } from '@angular/material/button';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { Auth } from './auth/auth';
import { authInterceptor } from './auth/auth-interceptor';
import { routes } from './app.routes';
import { patientPaletteSource } from './patients/patient-palette-source';
import { PALETTE_SOURCES } from './shell/palette/palette-source';
import { Faults } from './shell/faults';
import { HeadingTitleStrategy } from './shell/page-heading';
import { DisabledButtons } from './ui/disabled-buttons/disabled-buttons';
import { provideHeyApiClient } from '../api/generated/client/client.gen';
import { client } from '../api/generated/client.gen';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHeyApiClient(client),
    provideHttpClient(withInterceptors([authInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler((error) => inject(Faults).navigationFailed(error)),
    ),
    // A button that is disabled while its command runs keeps the focus: it would fall to the top of the page.
    { provide: MAT_BUTTON_CONFIG, useValue: { disabledInteractive: true } },
    provideAppInitializer(() => void inject(DisabledButtons)),
    // What a device kept is sent as soon as its person is back, on whatever page.
    provideAppInitializer(() => {
      const [auth, injector] = [inject(Auth), inject(Injector)];
      const back = effect(() => {
        if (!auth.may('session.conduct')) return;
        back.destroy();
        void import('./sessions/pending-entries').then(({ PendingEntries }) => injector.get(PendingEntries));
      });
    }),
    { provide: TitleStrategy, useExisting: HeadingTitleStrategy },
    { provide: PALETTE_SOURCES, multi: true, useFactory: patientPaletteSource },
  ],
};
