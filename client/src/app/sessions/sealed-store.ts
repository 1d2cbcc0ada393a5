import { DOCUMENT, inject, Service } from '@angular/core';

const DATABASE = 'throughline.pending';
const KEYS = 'key';
const ITEMS = 'item';

type KeyRequest = IDBRequest<CryptoKey | undefined>;

interface SealedItem {
  readonly id: string;
  readonly owner: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/**
 * Keeps small things of one person on this device over a reload, never in the clear: each is sealed by AES-GCM with a key
 * that the browser keeps for that person and does not hand out. Signing out drops all of it, keys and items. A browser
 * without WebCrypto or IndexedDB keeps nothing and says so.
 */
@Service()
export class SealedStore {
  readonly #view = inject(DOCUMENT).defaultView;

  /** @returns whether it will still be there after a reload */
  async keep(owner: string, id: string, value: unknown): Promise<boolean> {
    try {
      const db = await this.#open();
      const key = await this.#keyOf(db, owner);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const clear = new TextEncoder().encode(JSON.stringify(value));
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv, additionalData: bytes(owner + id) },
        key,
        clear,
      );
      await done(db.transaction(ITEMS, 'readwrite').objectStore(ITEMS).put({ id, owner, iv, sealed }));
      db.close();
      return true;
    } catch {
      return false;
    }
  }

  async drop(id: string): Promise<void> {
    try {
      const db = await this.#open();
      await done(db.transaction(ITEMS, 'readwrite').objectStore(ITEMS).delete(id));
      db.close();
    } catch {
      // Nothing was kept.
    }
  }

  /** What was kept for this person, in no order; what another person left stays sealed. */
  async all(owner: string): Promise<unknown[]> {
    try {
      const db = await this.#open();
      const items = await done(db.transaction(ITEMS).objectStore(ITEMS).getAll() as IDBRequest<SealedItem[]>);
      const own = items.filter((item) => item.owner === owner);
      const key = own.length > 0 ? await this.#keyOf(db, owner) : undefined;
      db.close();
      return key ? await Promise.all(own.map((item) => unseal(key, item))) : [];
    } catch {
      return [];
    }
  }

  /** Drops everything and every key. */
  async wipe(): Promise<void> {
    try {
      if (this.#view) await done(this.#view.indexedDB.deleteDatabase(DATABASE));
    } catch {
      // Nothing was kept.
    }
  }

  #open(): Promise<IDBDatabase> {
    const factory = this.#view?.indexedDB;
    if (!factory) return Promise.reject(new Error('this browser has no IndexedDB'));
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEYS);
      request.result.createObjectStore(ITEMS, { keyPath: 'id' });
    };
    return done(request);
  }

  async #keyOf(db: IDBDatabase, owner: string): Promise<CryptoKey> {
    const known = await done(db.transaction(KEYS).objectStore(KEYS).get(owner) as KeyRequest);
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    // Another window may have made one meanwhile: the first one stands.
    const keys = db.transaction(KEYS, 'readwrite').objectStore(KEYS);
    const first = await done(keys.get(owner) as KeyRequest);
    if (first) return first;
    await done(keys.put(made, owner));
    return made;
  }
}

async function unseal(key: CryptoKey, { id, owner, iv, sealed }: SealedItem): Promise<unknown> {
  const clear = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bytes(owner + id) }, key, sealed);
  return JSON.parse(new TextDecoder().decode(clear));
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser did not keep it'));
  });
}
