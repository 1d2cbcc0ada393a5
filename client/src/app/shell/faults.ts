import { inject, Service, signal } from '@angular/core';
import { NavigationError, NavigationStart, Router } from '@angular/router';

/** What stands in for a screen that could not be shown. */
export type Fault = 'unreachable' | 'outdated' | 'broken';

/** No answer within this time is none: people wait for the screen that they chose. */
const ANSWER_MS = 4_000;

/** Asks whether the server answers at all; a service of its own so that specs can hand in a fake. */
@Service()
export class ServerReach {
  readonly retryMs: number = 3_000;

  async answers(): Promise<boolean> {
    try {
      const answer = await fetch('/api/health/live', { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
      return answer.ok;
    } catch {
      return false;
    }
  }
}

/** The fault of the current screen; gone with the next navigation. */
@Service()
export class Faults {
  readonly #router = inject(Router);
  readonly #server = inject(ServerReach);
  readonly #current = signal<Fault | undefined>(undefined);
  readonly current = this.#current.asReadonly();
  /** Counts navigations: what was asked on behalf of an earlier one is no longer of interest. */
  #navigation = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#router.events.subscribe((event) => {
      if (!(event instanceof NavigationStart)) return;
      this.#navigation += 1;
      clearTimeout(this.#retry);
      this.#current.set(undefined);
    });
  }

  /**
   * A screen's code that did not come, from a server that answers, means that it was updated under an open console.
   * From one that does not, the screen is asked for again until it does.
   */
  navigationFailed({ error, url }: NavigationError): void {
    if (isMissingCode(error)) void this.#explain(url, this.#navigation);
    else this.#current.set('broken');
  }

  async #explain(url: string, navigation: number): Promise<void> {
    const answers = await this.#server.answers();
    if (navigation !== this.#navigation) return;
    this.#current.set(answers ? 'outdated' : 'unreachable');
    if (!answers) this.#retryLater(url, navigation);
  }

  #retryLater(url: string, navigation: number): void {
    this.#retry = setTimeout(() => {
      void this.#server.answers().then((answers) => {
        if (navigation !== this.#navigation) return;
        if (answers) void this.#router.navigateByUrl(url);
        else this.#retryLater(url, navigation);
      });
    }, this.#server.retryMs);
  }
}

function isMissingCode(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Loading chunk/i.test(error.message)
  );
}
