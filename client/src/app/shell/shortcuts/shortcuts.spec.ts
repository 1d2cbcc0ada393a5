import { createEnvironmentInjector, EnvironmentInjector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { keyCaps, Shortcut, Shortcuts } from './shortcuts';

describe('Shortcuts', () => {
  const run = jest.fn();
  const key = (keys: string, more: Partial<Shortcut> = {}): Shortcut => ({
    keys,
    label: keys,
    run: () => void run(keys),
    ...more,
  });

  beforeEach(() => {
    run.mockReset();
    localStorage.clear();
  });

  afterEach(() => document.body.replaceChildren());

  /** Registers keys the way a screen does, and gives back how to leave it. */
  function screen(...keys: Shortcut[]): () => void {
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    runInInjectionContext(injector, () => TestBed.inject(Shortcuts).register('Screen', keys));
    return () => injector.destroy();
  }

  function press(pressed: string, init: KeyboardEventInit = {}, on: Element = document.body): KeyboardEvent {
    const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true, ...init });
    on.dispatchEvent(event);
    return event;
  }

  function add(tag: string, className = ''): Element {
    const element = document.createElement(tag);
    element.className = className;
    document.body.append(element);
    return element;
  }

  it('runs the key of the screen and keeps the browser from using it too', () => {
    screen(key('/'));
    expect(press('/').defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledWith('/');
  });

  it('is silent once the screen is left', () => {
    screen(key('m'))();
    press('m');
    expect(run).not.toHaveBeenCalled();
  });

  it('lets the newest screen win', () => {
    const newest = jest.fn();
    screen(key('m'));
    screen(key('m', { run: newest }));
    press('m');
    expect(newest).toHaveBeenCalledTimes(1);
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves letters to the field that is typed in, but not the palette key', () => {
    screen(key('/'), key('Mod+k', { inFields: true }));
    for (const tag of ['input', 'textarea', 'select']) press('/', {}, add(tag));
    expect(run).not.toHaveBeenCalled();
    press('k', { ctrlKey: true }, add('input'));
    press('K', { metaKey: true }, add('textarea'));
    expect(run.mock.calls).toEqual([['Mod+k'], ['Mod+k']]);
  });

  it('leaves a key that is only told of to whoever hears it', () => {
    screen(key('m'), { keys: 'Enter', label: 'Put it there' });
    expect(press('Enter').defaultPrevented).toBe(false);
    press('m');
    expect(run.mock.calls).toEqual([['m']]);
  });

  it('does not take a letter with Control or Alt for the letter', () => {
    screen(key('m'));
    press('m', { ctrlKey: true });
    press('m', { altKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it.each([
    ['dialog', 'div', 'cdk-overlay-backdrop'],
    ['lock', 'tl-lock-screen', ''],
  ])('rests below a %s', (_cover, tag, className) => {
    screen(key('m'), key('Mod+k', { inFields: true }));
    add(tag, className);
    press('m');
    press('k', { ctrlKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('switches single letters off, and remembers it', () => {
    screen(key('m'), key('/'));
    TestBed.inject(Shortcuts).switchLetters(false);
    press('m');
    press('/');
    expect(run.mock.calls).toEqual([['/']]);
    TestBed.resetTestingModule();
    expect(TestBed.inject(Shortcuts).lettersOn()).toBe(false);
  });
});

describe('keyCaps', () => {
  it('names the keys of the machine', () => {
    expect(keyCaps('Mod+k', 'Linux x86_64')).toEqual(['Ctrl K']);
    expect(keyCaps('Mod+k', 'MacIntel')).toEqual(['Cmd K']);
    expect(keyCaps('m', 'Linux')).toEqual(['M']);
    expect(keyCaps('?', 'Linux')).toEqual(['?']);
  });
});
