import {
  EnvironmentInjector,
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
  say(topic: string, id = '1'): void {
    this.onmessage?.({ data: JSON.stringify({ topic, id, version: 2 }) });
    TestBed.tick();
  }
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
  function screen<T>(run: () => T): { made: T; leave: () => void } {
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const made = runInInjectionContext(injector, run);
    TestBed.tick();
    return { made, leave: () => (injector.destroy(), TestBed.tick()) };
  }
  const latest = () => streams.at(-1)!;
  const follow = (topic: string, id?: string) => screen(() => TestBed.inject(Live).version(topic, id));

  it('opens no stream while nothing is followed or nobody is signed in', () => {
    const live = TestBed.inject(Live);
    TestBed.tick();
    expect(streams).toHaveLength(0);
    state.set('locked');
    screen(() => live.version('board'));
    expect(streams).toHaveLength(0);
    expect(live.state()).toBeUndefined();
    state.set('signedIn');
    TestBed.tick();
    expect(streams).toHaveLength(1);
  });

  it('counts the changes of its topic and of no other', () => {
    const { made: board } = follow('board');
    const { made: one } = screen(() => TestBed.inject(Live).version('sessions', 'a'));
    latest().onopen?.();
    expect(latest().url).toBe('/api/live?topics=board%2Csessions');
    const [before, beforeOne] = [board(), one()];
    latest().say('board');
    latest().say('sessions', 'b');
    latest().say('unknown');
    expect(board()).toBe(before + 1);
    expect(one()).toBe(beforeOne);
    latest().say('sessions', 'a');
    expect(one()).toBe(beforeOne + 1);
  });

  it('carries the union of the open screens on one stream', () => {
    const board = follow('board');
    const again = follow('board');
    expect(streams).toHaveLength(1);
    follow('today');
    expect(streams).toHaveLength(2);
    expect(streams[0]?.closed).toBe(true);
    expect(latest().url).toContain('board%2Ctoday');
    again.leave();
    expect(streams).toHaveLength(2);
    board.leave();
    expect(latest().url).toBe('/api/live?topics=today');
  });

  it('says live, reconnecting, and offline', () => {
    const live = TestBed.inject(Live);
    follow('board');
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

  it('counts everything as changed after a gap, but not after a break the browser bridges', () => {
    const { made: board } = follow('board');
    latest().onopen?.();
    latest().onerror?.();
    latest().onopen?.();
    expect(board()).toBe(0);
    globalThis.dispatchEvent(new Event('online'));
    latest().onopen?.();
    expect(board()).toBe(1);
  });

  it('tries again by itself when the browser gave up, and asks whether the session still holds', () => {
    jest.useFakeTimers();
    follow('board');
    latest().readyState = 2;
    latest().onerror?.();
    expect(streams).toHaveLength(1);
    jest.advanceTimersByTime(2_000);
    expect(streams).toHaveLength(2);
    expect(check).toHaveBeenCalledTimes(1);
    latest().readyState = 2;
    latest().onerror?.();
    jest.advanceTimersByTime(2_000);
    expect(streams).toHaveLength(2);
    jest.advanceTimersByTime(2_000);
    expect(streams).toHaveLength(3);
    jest.useRealTimers();
  });

  it('closes the stream with the lock', () => {
    follow('board');
    state.set('locked');
    TestBed.tick();
    expect(latest().closed).toBe(true);
  });

  describe('reloadOn', () => {
    const status = signal<ResourceStatus>('resolved');
    const reload = jest.fn(() => true);

    beforeEach(() => {
      status.set('resolved');
      reload.mockClear();
      screen(() => reloadOn(['board', 'rooms'], { status, reload }));
      latest().onopen?.();
      TestBed.tick();
      reload.mockClear();
    });

    it('reloads once for each change, not at first', () => {
      latest().say('rooms');
      expect(reload).toHaveBeenCalledTimes(1);
      latest().say('board');
      expect(reload).toHaveBeenCalledTimes(2);
    });

    it('does not lose a change that comes while loading', () => {
      status.set('reloading');
      latest().say('board');
      expect(reload).not.toHaveBeenCalled();
      status.set('resolved');
      TestBed.tick();
      expect(reload).toHaveBeenCalledTimes(1);
    });
  });
});
