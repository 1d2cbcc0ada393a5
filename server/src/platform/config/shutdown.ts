import { setTimeout as delay } from 'node:timers/promises';

/** Even a step that hangs does not keep the process: what it guards is safe against a crash as well. */
const STEP_WITHIN_MS = 15_000;

/** What has to be undone when this process ends, the latest first, however far its start had come. */
export class Shutdown {
  readonly #steps: (() => Promise<unknown>)[] = [];
  #ending: Promise<void> | undefined;

  add(step: () => Promise<unknown>): void {
    this.#steps.unshift(step);
  }

  /**
   * Ends the process on Ctrl-C, on a closed terminal and when the system asks for it; a second signal changes nothing.
   * An error that nobody caught leaves the process in a state that nobody knows: that ends it as well, with code 1.
   */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0));
    process.on('uncaughtException', (error) => {
      process.stderr.write(`${error.stack ?? error.message}\n`);
      void this.end(1);
    });
  }

  /** Takes every step, then exits with `code`. */
  end(code: number): Promise<void> {
    this.#ending ??= this.#run().then((failed) => process.exit(code || (failed ? 1 : 0)));
    return this.#ending;
  }

  async #run(): Promise<boolean> {
    let failed = false;
    for (const step of this.#steps) {
      const late = delay(STEP_WITHIN_MS, undefined, { ref: false }).then(() =>
        Promise.reject(new Error('not done in time')),
      );
      await Promise.race([step(), late]).catch((error: unknown) => {
        failed = true;
        process.stderr.write(`While stopping: ${(error as Error).message}\n`);
      });
    }
    return failed;
  }
}
