import { inject, Service, signal } from '@angular/core';
import { NavigationError, NavigationStart, Router } from '@angular/router';

/** What stands in for a screen that could not be shown. */
export type Fault = 'outdated' | 'broken';

/** The fault of the current screen; gone with the next navigation. */
@Service()
export class Faults {
  readonly #current = signal<Fault | undefined>(undefined);
  readonly current = this.#current.asReadonly();

  constructor() {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationStart) this.#current.set(undefined);
    });
  }

  /** A screen's code that is not there any more means that the server was updated under an open console. */
  navigationFailed({ error }: NavigationError): void {
    this.#current.set(isMissingCode(error) ? 'outdated' : 'broken');
  }
}

function isMissingCode(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Loading chunk/i.test(error.message)
  );
}
