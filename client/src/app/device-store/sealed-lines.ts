const LINES = 'line';
const KEYS = 'key';
const KEY_NAME = 'device';
const CIPHER = 'AES-GCM';
/** 96 bits, the length that AES-GCM asks for (NIST SP 800-38D 8.2). */
const NONCE_BYTES = 12;

interface Sealed {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

/**
 * Values in IndexedDB under AES-GCM. The key lies beside them and cannot be taken out: a copy of the browser's profile
 * has no text in it. Each value is bound to its name, so that none can be read as another.
 */
export class SealedLines {
  private constructor(
    private readonly database: IDBDatabase,
    private readonly key: CryptoKey,
  ) {}

  /** @param lost runs when the database is taken away from under this window */
  static async open(factory: IDBFactory, name: string, lost: () => void): Promise<SealedLines> {
    const database = await openDatabase(factory, name);
    database.onversionchange = () => {
      database.close();
      lost();
    };
    database.onclose = lost;
    return new SealedLines(database, await deviceKey(database));
  }

  async put(name: string, value: unknown): Promise<void> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = new TextEncoder().encode(JSON.stringify(value));
    const bytes = await crypto.subtle.encrypt(this.#bound(name, nonce), this.key, text);
    await this.#run('readwrite', (lines) => lines.put({ nonce, bytes } satisfies Sealed, name));
  }

  async get(name: string): Promise<unknown> {
    const sealed = (await this.#run('readonly', (lines) => lines.get(name))) as Sealed | undefined;
    if (!sealed) return undefined;
    const text = await crypto.subtle.decrypt(this.#bound(name, sealed.nonce), this.key, sealed.bytes);
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  }

  async remove(name: string): Promise<void> {
    await this.#run('readwrite', (lines) => lines.delete(name));
  }

  async names(): Promise<string[]> {
    return (await this.#run('readonly', (lines) => lines.getAllKeys())).filter((name) => typeof name === 'string');
  }

  close(): void {
    this.database.close();
  }

  #run<T>(mode: IDBTransactionMode, ask: (lines: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = this.database.transaction(LINES, mode);
    return settled(transaction, ask(transaction.objectStore(LINES)));
  }

  #bound(name: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: CIPHER, iv, additionalData: new TextEncoder().encode(name) };
  }
}

/** Takes the values and their key away, also from other windows. */
export function deleteLines(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(asError(request.error));
  });
}

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(LINES);
      request.result.createObjectStore(KEYS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(asError(request.error));
  });
}

/** Two windows may make one at the same time: the first that is stored is the key of both. */
async function deviceKey(database: IDBDatabase): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt']);
  const transaction = database.transaction(KEYS, 'readwrite');
  const keys = transaction.objectStore(KEYS);
  const known = keys.get(KEY_NAME) as IDBRequest<CryptoKey | undefined>;
  known.onsuccess = () => {
    if (!known.result) keys.put(made, KEY_NAME);
  };
  return (await settled(transaction, known)) ?? made;
}

/** The answer, once its transaction is on disk. */
function settled<T>(transaction: IDBTransaction, request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(asError(transaction.error));
  });
}

function asError(fault: DOMException | null): Error {
  return fault ?? new Error('The storage of this device does not answer');
}
