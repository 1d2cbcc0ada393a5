import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { DeviceStore } from './device-store';

const NOTE = { text: 'Felt the sea' };

describe('DeviceStore', () => {
  let device: FakeDevice;

  beforeEach(() => {
    // jsdom has neither.
    Object.assign(globalThis, { TextDecoder, TextEncoder });
    Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
    device = new FakeDevice();
  });

  /** The store of a window of its own. */
  function open(staffId: string): DeviceStore {
    TestBed.resetTestingModule();
    const document = { defaultView: { indexedDB: device }, querySelectorAll: () => [] };
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: document }] });
    const store = TestBed.inject(DeviceStore);
    store.open(staffId);
    return store;
  }

  it('gives back after a reload what was put, and nothing once it is removed', async () => {
    expect(await open('noor').put('note:1', NOTE)).toBe(true);
    const reloaded = open('noor');
    expect(await reloaded.get('note:1')).toEqual(NOTE);
    await reloaded.remove('note:1');
    expect([await reloaded.get('note:1'), await reloaded.list('')]).toEqual([undefined, []]);
  });

  it('keeps the values of each person apart', async () => {
    const store = open('noor');
    await store.put('note:1', NOTE);
    store.open('ada');
    expect([await store.get('note:1'), await store.list('')]).toEqual([undefined, []]);
    await store.put('note:1', { text: 'of Ada' });
    await store.remove('note:1');
    store.open('noor');
    expect(await store.list('')).toEqual([{ key: 'note:1', value: NOTE }]);
  });

  it('lists what begins so, with the key that it was put under', async () => {
    const store = open('noor');
    await store.put('note:1', NOTE);
    await store.put('chair:1', { spo2: 98 });
    expect(await store.list('chair:')).toEqual([{ key: 'chair:1', value: { spo2: 98 } }]);
  });

  it('does one thing after the other, so that the last value put stays', async () => {
    const store = open('noor');
    const texts = ['F', 'Fe', 'Felt', 'Felt the sea'];
    const kept = texts.map((text) => store.put('note:1', { text }));
    expect(await store.get('note:1')).toEqual(NOTE);
    expect(await Promise.all(kept)).toEqual([true, true, true, true]);
  });

  it('stores no clear text, and the same value never alike', async () => {
    const store = open('noor');
    await store.put('note:1', NOTE);
    const once = device.bytesOf('noor:note:1');
    expect(once.toString('latin1')).not.toContain('sea');
    await store.put('note:1', NOTE);
    expect(device.bytesOf('noor:note:1').equals(once)).toBe(false);
    expect(device.key()?.extractable).toBe(false);
  });

  it('reads no value under the name of another', async () => {
    const store = open('noor');
    await store.put('note:1', NOTE);
    device.lines.set('noor:note:2', device.lines.get('noor:note:1'));
    device.lines.set('ada:note:1', device.lines.get('noor:note:1'));
    expect([await store.get('note:1'), await store.get('note:2')]).toEqual([NOTE, undefined]);
    store.open('ada');
    expect(await store.get('note:1')).toBeUndefined();
  });

  it('takes everything away with the key at sign-out, also of other windows, and begins anew', async () => {
    const store = open('noor');
    const other = open('ada');
    await Promise.all([store.put('note:1', NOTE), other.put('note:1', NOTE)]);
    const key = device.key();
    await store.wipe();
    expect([device.lines.size, device.key()]).toEqual([0, undefined]);
    expect([await store.put('note:1', NOTE), await other.get('note:1')]).toEqual([false, undefined]);
    store.open('noor');
    expect(await store.put('note:1', NOTE)).toBe(true);
    expect(device.key()).not.toBe(key);
  });

  it('drops what was still waiting its turn at sign-out', async () => {
    const store = open('noor');
    const kept = store.put('note:1', NOTE);
    await store.wipe();
    expect([await kept, device.lines.size]).toEqual([false, 0]);
  });

  it('says that it keeps nothing on a full disk', async () => {
    device.isFull = true;
    expect(await open('noor').put('note:1', NOTE)).toBe(false);
  });
});

interface FakeRequest {
  result?: unknown;
  onsuccess?: () => void;
  onupgradeneeded?: () => void;
}

interface FakeDatabase {
  onversionchange?: () => void;
  readonly createObjectStore: (name: string) => void;
  readonly transaction: (name: string) => object;
  readonly close: () => void;
}

/** One database in memory, with the few calls of IndexedDB that the store makes; answers come a turn later. */
class FakeDevice {
  #stores = new Map<string, Map<string, unknown>>();
  readonly #windows = new Set<FakeDatabase>();
  isFull = false;

  get lines(): Map<string, unknown> {
    return this.#stores.get('line') ?? new Map<string, unknown>();
  }

  key(): CryptoKey | undefined {
    return this.#stores.get('key')?.get('device') as CryptoKey | undefined;
  }

  bytesOf(name: string): Buffer {
    return Buffer.from((this.lines.get(name) as { bytes: ArrayBuffer }).bytes);
  }

  open(): FakeRequest {
    const database: FakeDatabase = {
      createObjectStore: (name: string) => void this.#stores.set(name, new Map()),
      transaction: (name: string) => this.#transaction(name),
      close: () => void this.#windows.delete(database),
    };
    return this.#answered((request) => {
      request.result = database;
      this.#windows.add(database);
      if (this.#stores.size === 0) request.onupgradeneeded?.();
    });
  }

  deleteDatabase(): FakeRequest {
    return this.#answered(() => {
      for (const window of [...this.#windows]) window.onversionchange?.();
      this.#stores = new Map();
    });
  }

  #transaction(name: string) {
    const store = this.#stores.get(name) as Map<string, unknown>;
    let open = 0;
    const transaction: { error: null; oncomplete?: () => void; onabort?: () => void; objectStore: () => object } = {
      error: null,
      objectStore: () => ({
        get: (key: string) => ask(() => store.get(key)),
        getAllKeys: () => ask(() => [...store.keys()]),
        delete: (key: string) => ask(() => void store.delete(key)),
        put: (value: unknown, key: string) => ask(() => store.set(key, value)),
      }),
    };
    const ask = (work: () => unknown): FakeRequest => {
      open++;
      return this.#answered((request) => {
        request.result = work();
        queueMicrotask(() => {
          if (--open === 0) (this.isFull ? transaction.onabort : transaction.oncomplete)?.();
        });
      });
    };
    return transaction;
  }

  #answered(work: (request: FakeRequest) => void): FakeRequest {
    const request: FakeRequest = {};
    queueMicrotask(() => {
      work(request);
      request.onsuccess?.();
    });
    return request;
  }
}
