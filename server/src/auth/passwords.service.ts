import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify } from '@node-rs/argon2';

/** OWASP's smallest setting for argon2id: 19 MiB, two passes. */
const SETTINGS = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Hashes computed at once: many sign-ins together may not take the processor from everybody else. */
const AT_ONCE = 2;

/** Hashes and checks passwords. */
@Injectable()
export class PasswordsService {
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #nobody: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.#inTurn(() => hash(password, SETTINGS));
  }

  /** Takes as long for an unknown person (no hash) as for a known one. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    const known = passwordHash ?? (await (this.#nobody ??= this.hash('nobody has this password')));
    const right = await this.#inTurn(() => verify(known, password).catch(() => false));
    return right && passwordHash !== undefined;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
