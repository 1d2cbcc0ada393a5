import {
  EnvironmentInjector,
  ApplicationRef,
  createEnvironmentInjector,
  ResourceStatus,
  runInInjectionContext,
  signal,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth } from '../auth/auth';
import { AuthState } from '../auth/auth-session';
import { Live, LiveSource, reloadOn } from './live';

class FakeStream {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;
  constructor(readonly url: string) {}
  close(): void {
    this.closed = true;
  }
  async say(topic: string, id = '1'): Promise<void> {
    this.onmessage?.({ data: JSON.stringify({ topic, id, version: 2 }) });
    await settled();
  }
}

/** Lets the effects run that a change has set off. */
function settled(): Promise<void> {
  return TestBed.inject(ApplicationRef).whenStable();
}

describe('Live', () => {
  const streams: FakeStream[] = [];
  const state = signal<AuthState['kind']>('signedIn');
  const check = jest.fn();

  beforeEach(() => {
    streams.length = 0;
    state.set('signedIn');
    check.mockReset();
    TestBed.configureTestingModule({
      providers: [
        { provide: LiveSource, useValue: { open: (url: string) => streams[streams.push(new FakeStream(url)) - 1] } },
        { provide: Auth, useValue: { state: () => ({ kind: state() }), check } },
      ],
    });
  });

  /** A screen: an injector of its own, destroyed when it is left. */
  async function screen<T>(run: () => T): Promise<{ made: T; leave: () => Promise<void> }> {
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const made = runInInjectionContext(injector, run);
    await settled();
    return {
      made,
      leave: () => {
        injector.destroy();
        return settled();
      },
    };
  }
  const latest = () => streams.at(-1)!;
  const follow = (topic: string, id?: string) => screen(() => TestBed.inject(Live).version(topic, id));

  it('opens no stream while nothing is followed or nobody is signed in', async () => {
    const live = TestBed.inject(Live);
    await settled();
    expect(streams).toHaveLength(0);
    state.set('locked');
    await screen(() => live.version('board'));
    expect(streams).toHaveLength(0);
    expect(live.state()).toBeUndefined();
    state.set('signedIn');
    await settled();
    expect(streams).toHaveLength(1);
  });

  it('counts the changes of its topic and of no other', async () => {
    const { made: board } = await follow('board');
    const { made: one } = await screen(() => TestBed.inject(Live).version('sessions', 'a'));
    latest().onopen?.();
    expect(latest().url).toBe('/api/live?topics=board%2Csessions');
    const [before, beforeOne] = [board(), one()];
    await latest().say('board');
    await latest().say('sessions', 'b');
    await latest().say('unknown');
    expect(board()).toBe(before + 1);
    expect(one()).toBe(beforeOne);
    await latest().say('sessions', 'a');
    expect(one()).toBe(beforeOne + 1);
  });

  it('carries the union of the open screens on one stream', async () => {
    const board = await follow('board');
    const again = await follow('board');
    expect(streams).toHaveLength(1);
    await follow('today');
    expect(streams).toHaveLength(2);
    expect(streams[0]?.closed).toBe(true);
    expect(latest().url).toContain('board%2Ctoday');
    await again.leave();
    expect(streams).toHaveLength(2);
    await board.leave();
    expect(latest().url).toBe('/api/live?topics=today');
  });

  it('says live, reconnecting, and offline', async () => {
    const live = TestBed.inject(Live);
    await follow('board');
    expect(live.state()).toBe('reconnecting');
    latest().onopen?.();
    expect(live.state()).toBe('live');
    latest().onerror?.();
    expect(live.state()).toBe('reconnecting');
    latest().onopen?.();
    globalThis.dispatchEvent(new Event('offline'));
    expect(live.state()).toBe('offline');
    globalThis.dispatchEvent(new Event('online'));
    latest().onopen?.();
    expect(live.state()).toBe('live');
  });

  it('counts everything as changed after a gap, but not after a break the browser bridges', async () => {
    const { made: board } = await follow('board');
    latest().onopen?.();
    latest().onerror?.();
    latest().onopen?.();
    expect(board()).toBe(0);
    globalThis.dispatchEvent(new Event('online'));
    latest().onopen?.();
    expect(board()).toBe(1);
  });

  it('tries again by itself when the browser gave up, and asks whether the session still holds', async () => {
    await follow('board');
    jest.useFakeTimers();
    latest().readyState = 2;
    latest().onerror?.();
    expect(streams).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(streams).toHaveLength(2);
    expect(check).toHaveBeenCalledTimes(1);
    latest().readyState = 2;
    latest().onerror?.();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(streams).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(streams).toHaveLength(3);
    jest.useRealTimers();
  });

  it('closes the stream with the lock', async () => {
    await follow('board');
    state.set('locked');
    await settled();
    expect(latest().closed).toBe(true);
  });

  describe('reloadOn', () => {
    const status = signal<ResourceStatus>('resolved');
    const reload = jest.fn(() => true);

    beforeEach(async () => {
      status.set('resolved');
      reload.mockClear();
      await screen(() => reloadOn(['board', 'rooms'], { status, reload }));
      latest().onopen?.();
      await settled();
      reload.mockClear();
    });

    it('reloads once for each change, not at first', async () => {
      await latest().say('rooms');
      expect(reload).toHaveBeenCalledTimes(1);
      await latest().say('board');
      expect(reload).toHaveBeenCalledTimes(2);
    });

    it('keeps what is on the screen while there is no connection, and catches up once there is one', async () => {
      globalThis.dispatchEvent(new Event('offline'));
      await latest().say('board');
      expect(reload).not.toHaveBeenCalled();
      globalThis.dispatchEvent(new Event('online'));
      latest().onopen?.();
      await settled();
      expect(reload).toHaveBeenCalledTimes(1);
    });

    it('does not lose a change that comes while loading', async () => {
      status.set('reloading');
      await latest().say('board');
      expect(reload).not.toHaveBeenCalled();
      status.set('resolved');
      await settled();
      expect(reload).toHaveBeenCalledTimes(1);
    });
  });
});
