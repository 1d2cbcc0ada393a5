import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, Injector, inject, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth } from '../../auth/auth';
import { Action } from '../../auth/auth-session';
import { Shortcuts } from '../shortcuts/shortcuts';
import { openPalette } from './palette';
import { matches, PALETTE_SOURCES, PaletteSource } from './palette-source';

@Component({ template: '' })
class Screen {
  readonly injector = inject(Injector);
}

const opened = jest.fn();
const actions = signal<readonly Action[]>(['today.frontDesk', 'board.read']);
const PATIENTS: PaletteSource = {
  group: 'Patients',
  find: (query) =>
    Promise.resolve(
      query === 'mo'
        ? [{ label: 'Thaddeus Moss', detail: '5 of 6', icon: 'people', run: () => void opened('Thaddeus') }]
        : [],
    ),
};
const BROKEN: PaletteSource = { group: 'Broken', find: () => Promise.reject(new Error('no answer')) };

async function open(...sources: PaletteSource[]) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([
        { path: 'today', component: Screen },
        { path: 'board', component: Screen },
        { path: 'audit', component: Screen },
      ]),
      {
        provide: Auth,
        useValue: { may: (action: Action) => actions().includes(action) },
      },
      ...sources.map((useValue) => ({ provide: PALETTE_SOURCES, multi: true, useValue })),
    ],
  });
  const fixture = TestBed.createComponent(Screen);
  openPalette(fixture.componentInstance.injector);
  await settle(fixture);
  const dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatDialogHarness);
  const box = document.querySelector<HTMLInputElement>('tl-palette input')!;
  return {
    dialog,
    type: async (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
      await settle(fixture);
    },
    press: async (key: string) => {
      const keyCode = { ArrowDown: 40, ArrowUp: 38, Enter: 13 }[key];
      box.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode, cancelable: true }));
      await settle(fixture);
    },
    options: () =>
      [...document.querySelectorAll('tl-palette [role=option]')].map((option) =>
        option.querySelector('.ellipsis')?.textContent.trim(),
      ),
    active: () => {
      const id = box.getAttribute('aria-activedescendant');
      return id ? document.getElementById(id)?.querySelector('.ellipsis')?.textContent.trim() : undefined;
    },
    text: () => document.querySelector('tl-palette')?.textContent ?? '',
  };
}

async function settle(fixture: ComponentFixture<unknown>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  await fixture.whenStable();
}

describe('Palette', () => {
  beforeEach(() => {
    opened.mockReset();
    actions.set(['today.frontDesk', 'board.read']);
  });

  it('offers the places open to the person, of those the router knows', async () => {
    const palette = await open();
    expect(palette.options().slice(0, 2)).toEqual(['Today', 'Board']);
  });

  it('offers other places to someone with other rights', async () => {
    actions.set(['audit.read']);
    const palette = await open();
    expect(palette.options()[0]).toBe('Audit');
  });

  it('goes where Enter says', async () => {
    const palette = await open();
    await palette.type('b');
    expect(palette.active()).toBe('Board');
    await palette.press('Enter');
    expect(TestBed.inject(Router).url).toBe('/board');
    expect(document.querySelector('tl-palette')).toBeNull();
  });

  it('walks through the groups with the arrow keys and round the end', async () => {
    const palette = await open();
    expect(palette.active()).toBe('Today');
    await palette.press('ArrowDown');
    expect(palette.active()).toBe('Board');
    await palette.press('ArrowUp');
    await palette.press('ArrowUp');
    expect(palette.active()).toBe('Sign out');
    await palette.press('ArrowDown');
    expect(palette.active()).toBe('Today');
  });

  it('asks the sources of the features', async () => {
    const palette = await open(PATIENTS);
    await palette.type('mo');
    expect(palette.options()[0]).toBe('Thaddeus Moss 5 of 6');
    await palette.press('Enter');
    expect(opened).toHaveBeenCalledWith('Thaddeus');
  });

  it('finds what the keys of the screen do, after the places of the same name', async () => {
    actions.set(['today.frontDesk', 'board.read', 'waitlist.read']);
    const palette = await open();
    const move = jest.fn();
    TestBed.runInInjectionContext(() =>
      TestBed.inject(Shortcuts).register('Board', [
        { keys: 'm', label: 'Move the visit that has the focus', run: () => void move() },
        { keys: 'Arrows', label: 'More of the same' },
      ]),
    );
    await palette.type('mo');
    expect(palette.options()).toEqual([
      ...['Move the visit that has the focus', 'Mode of the device', 'Light mode', 'Dark mode', 'Dim-room mode'],
    ]);
    TestBed.runInInjectionContext(() =>
      TestBed.inject(Shortcuts).register('Views', [{ keys: 't', label: 'Today', run: () => void move() }]),
    );
    await palette.type('tod');
    expect(palette.active()).toBe('Today');
    await palette.press('Enter');
    expect(TestBed.inject(Router).url).toBe('/today');
  });

  it('finds the ways within a place', async () => {
    actions.set(['today.frontDesk', 'board.read', 'waitlist.read']);
    const palette = await open();
    await palette.type('wait');
    expect(palette.options()).toEqual(['Waitlist']);
  });

  it('says that nothing was found', async () => {
    const palette = await open(PATIENTS);
    await palette.type('zzz');
    expect(palette.options()).toEqual([]);
    expect(palette.text()).toContain('Nothing found');
  });

  it('shows the rest when one source does not answer, and says so', async () => {
    const palette = await open(BROKEN);
    expect(palette.options().slice(0, 2)).toEqual(['Today', 'Board']);
    expect(palette.text()).toContain('did not answer');
  });
});

describe('matches', () => {
  it('wants every part to start a word', () => {
    expect(matches('Reports, plan completion', 'plan rep')).toBe(true);
    expect(matches('Reports, plan completion', 'lan')).toBe(false);
    expect(matches('Board', '')).toBe(true);
  });
});
