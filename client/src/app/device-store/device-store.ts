import { DOCUMENT, inject, Service } from '@angular/core';
import { deleteLines, SealedLines } from './sealed-lines';

const DATABASE = 'throughline';
/** For the storage of a device, much. */
const ANSWERED_WITHIN_MS = 1_000;
const AGAIN_AFTER_MS = 200;

/** A value that waits on this device. */
export interface Kept<T> {
  readonly key: string;
  readonly value: T;
}

/**
 * What was entered and is not on the server yet: encrypted on this device, each value for the person who entered it,
 * gone at sign-out. One thing after the other, so that the last value put is the one that stays. A browser that keeps
 * nothing is no fault: `put` says whether the value is safe.
 */
@Service()
export class DeviceStore {
  readonly #factory = inject(DOCUMENT).defaultView?.indexedDB;
  #owner: string | undefined;
  #lines: Promise<SealedLines> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** From now on values are those of this person. */
  open(staffId: string): void {
    this.#owner = staffId;
  }

  /** Without an owner nothing is read or kept any more; what there is stays. */
  close(): void {
    this.#owner = undefined;
  }

  /** @returns whether the device has it */
  async put(key: string, value: unknown): Promise<boolean> {
    return (await this.#do(async (lines, owner) => (await lines.put(owner + key, value), true))) ?? false;
  }

  get<T>(key: string): Promise<T | undefined> {
    return this.#do(async (lines, owner) => (await lines.get(owner + key)) as T | undefined);
  }

  /** Every value whose key begins so. */
  async list<T>(prefix: string): Promise<readonly Kept<T>[]> {
    const found = await this.#do(async (lines, owner) => {
      const names = (await lines.names()).filter((name) => name.startsWith(owner + prefix));
      return Promise.all(
        names.map(async (name) => ({ key: name.slice(owner.length), value: (await lines.get(name)) as T })),
      );
    });
    return found ?? [];
  }

  async remove(key: string): Promise<void> {
    await this.#do((lines, owner) => lines.remove(owner + key));
  }

  /** How many values a wipe would take away, whosever they are. */
  waiting(): Promise<number> {
    const factory = this.#factory;
    if (!factory) return Promise.resolve(0);
    const counted = this.#last.then(async () => {
      try {
        return (await (await this.#open(factory)).names()).length;
      } catch {
        return 0;
      }
    });
    this.#last = counted;
    return counted;
  }

  /** Takes everything away, with the key; other windows of this browser lose it as well. */
  async wipe(): Promise<void> {
    this.close();
    const factory = this.#factory;
    if (!factory) return;
    const lines = this.#lines;
    this.#lines = undefined;
    // The browser clears its storage at the same time (Clear-Site-Data): what was under way may never be answered.
    const wiped = Promise.race([this.#last, delay(ANSWERED_WITHIN_MS)]).then(async () => {
      void lines?.then((open) => open.close()).catch(() => undefined);
      await deleteLines(factory, DATABASE).catch(() =>
        delay(AGAIN_AFTER_MS).then(() => deleteLines(factory, DATABASE)),
      );
    });
    this.#last = wiped.catch(() => undefined);
    await this.#last;
  }

  /** In turn. Nothing comes back when the device cannot, or the person has signed out meanwhile. */
  #do<T>(work: (lines: SealedLines, owner: string) => Promise<T>): Promise<T | undefined> {
    const owner = this.#owner;
    const factory = this.#factory;
    if (owner === undefined || !factory) return Promise.resolve(undefined);
    const done = this.#last.then(async () => {
      if (this.#owner !== owner) return undefined;
      try {
        return await work(await this.#open(factory), `${owner}:`);
      } catch {
        // A private window, a full disk, a value that another key has sealed: the device has nothing.
        return undefined;
      }
    });
    this.#last = done;
    return done;
  }

  #open(factory: IDBFactory): Promise<SealedLines> {
    const lines = (this.#lines ??= SealedLines.open(factory, DATABASE, () => (this.#lines = undefined)));
    lines.catch(() => (this.#lines = undefined));
    return lines;
  }
}

function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
