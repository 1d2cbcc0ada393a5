import { ActiveDescendantKeyManager, Highlightable } from '@angular/cdk/a11y';
import {
  Component,
  computed,
  Directive,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  resource,
  signal,
  untracked,
  viewChildren,
} from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Auth } from '../../auth/auth';
import { Icon } from '../../ui/icon/icon';
import { EVERYWHERE, keyCaps, Shortcuts } from '../shortcuts/shortcuts';
import { NAMED_WAYS, Places } from '../places';
import { Theme, THEMES } from '../theme';
import { matches, PaletteItem, PaletteSource, PaletteSources } from './palette-source';

interface Group {
  readonly name: string;
  readonly items: readonly (PaletteItem & { readonly id: string })[];
}

/** Opens the palette; focus goes back to where it was when it closes. */
export function openPalette(injector: Injector): void {
  const dialog = injector.get(MatDialog);
  if (dialog.getDialogById(PALETTE_ID)) return;
  dialog.open(Palette, {
    id: PALETTE_ID,
    width: '620px',
    maxWidth: 'calc(100vw - 32px)',
    position: { top: '12vh' },
    ariaLabel: 'Search patients, places and actions',
    autoFocus: 'input',
  });
}

const PALETTE_ID = 'palette';
/** Wait for a pause in typing before asking the server. */
const PAUSE_MS = 150;

@Directive({
  selector: '[tlPaletteOption]',
  exportAs: 'tlPaletteOption',
  host: { role: 'option', '[id]': 'item().id', '[attr.aria-selected]': 'active()', '[class.active]': 'active()' },
})
export class PaletteOption implements Highlightable {
  readonly item = input.required<Group['items'][number]>({ alias: 'tlPaletteOption' });
  readonly active = signal(false);

  setActiveStyles(): void {
    this.active.set(true);
    document.getElementById(this.item().id)?.scrollIntoView({ block: 'nearest' });
  }

  setInactiveStyles(): void {
    this.active.set(false);
  }

  getLabel(): string {
    return this.item().label;
  }
}

@Component({
  selector: 'tl-palette',
  imports: [Icon, PaletteOption],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  readonly #dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  readonly #sources = inject(PaletteSources);
  readonly #own = [placesSource(), screenSource(), consoleSource()];
  private readonly options = viewChildren(PaletteOption);

  protected readonly query = signal('');
  protected readonly found = resource({
    params: () => this.query().trim(),
    loader: async ({ params: query, abortSignal }) => {
      if (query !== '') await pause(PAUSE_MS);
      return abortSignal.aborted ? { groups: [], failed: false } : find([...this.#sources.all(), ...this.#own], query);
    },
  });
  /** The last answer stays while the next is on its way: the list never flickers. */
  readonly #last = linkedSignal<Found | undefined, Found>({
    source: () => (this.found.hasValue() ? this.found.value() : undefined),
    computation: (found, before) => found ?? before?.value ?? { groups: [], failed: false },
  });
  protected readonly groups = computed(() => this.#last().groups);
  protected readonly failed = computed(() => this.#last().failed);
  protected readonly count = computed(() => this.groups().reduce((sum, { items }) => sum + items.length, 0));
  protected readonly keys = new ActiveDescendantKeyManager(this.options, inject(Injector))
    .withWrap()
    .withHomeAndEnd(false);
  protected readonly activeId = signal<string | null>(null);

  constructor() {
    effect(() => {
      const any = this.options().length > 0;
      // The key manager keeps the active item in a signal: read here it would send every arrow key back to the first.
      untracked(() => {
        if (any) this.keys.setFirstItemActive();
        this.#showActive();
      });
    });
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      const item = this.keys.activeItem?.item();
      if (item) this.run(item);
      return;
    }
    this.keys.onKeydown(event);
    this.#showActive();
  }

  protected run(item: PaletteItem): void {
    this.#dialog.afterClosed().subscribe(() => item.run());
    this.#dialog.close();
  }

  #showActive(): void {
    this.activeId.set(this.keys.activeItem?.item().id ?? null);
  }

  /** The label split around what was typed, to underline it. */
  protected marked(label: string): { before: string; hit: string; after: string } {
    const query = this.query().trim();
    const at = query === '' ? -1 : label.toLowerCase().indexOf(query.toLowerCase());
    if (at < 0) return { before: label, hit: '', after: '' };
    return {
      before: label.slice(0, at),
      hit: label.slice(at, at + query.length),
      after: label.slice(at + query.length),
    };
  }

  protected caps(keys: string): string {
    return keyCaps(keys, navigator.platform).join(' ');
  }
}

interface Found {
  readonly groups: readonly Group[];
  /** A source did not answer: the rest is shown all the same. */
  readonly failed: boolean;
}

async function find(sources: readonly PaletteSource[], query: string): Promise<Found> {
  const answers = await Promise.allSettled(
    sources.map(async (source) => ({ name: source.group, items: await source.find(query) })),
  );
  const groups = answers
    .flatMap((answer) => (answer.status === 'fulfilled' && answer.value.items.length > 0 ? [answer.value] : []))
    .map(({ name, items }, g) => ({ name, items: items.map((item, i) => ({ ...item, id: `palette-${g}-${i}` })) }));
  return { groups, failed: answers.some(({ status }) => status === 'rejected') };
}

/** What the keys of the open screen do, for whoever does not know the key. */
function screenSource(): PaletteSource {
  const shortcuts = inject(Shortcuts);
  const ofScreen = computed(() =>
    shortcuts
      .groups()
      .filter(({ name }) => name !== EVERYWHERE)
      .flatMap((group) => group.shortcuts),
  );
  return {
    group: 'On this screen',
    find: (query) =>
      ofScreen().flatMap(({ keys, label, run }) =>
        run && matches(label, query) ? [{ label, keys, icon: 'arrow' as const, run }] : [],
      ),
  };
}

/** Before anything is typed the places alone; then also the ways to what lies within them. */
function placesSource(): PaletteSource {
  const places = inject(Places);
  const auth = inject(Auth);
  const router = inject(Router);
  return {
    group: 'Places',
    find: (query) => [
      ...places
        .all()
        .filter(({ label }) => matches(label, query))
        .map(({ label, icon, path }) => ({ label, icon, run: () => void router.navigate(['/', path]) })),
      ...NAMED_WAYS.filter(({ label, action }) => query !== '' && auth.may(action) && matches(label, query)).map(
        ({ label, icon, link }) => ({ label, icon, run: () => void router.navigate([...link]) }),
      ),
    ],
  };
}

function consoleSource(): PaletteSource {
  const auth = inject(Auth);
  const theme = inject(Theme);
  const words = { system: 'Mode of the device', light: 'Light mode', dark: 'Dark mode', dim: 'Dim-room mode' };
  const items: readonly PaletteItem[] = [
    ...THEMES.map((name) => ({ label: words[name], icon: 'moon' as const, run: () => theme.choose(name) })),
    { label: 'Lock the console', icon: 'lock', run: () => void auth.lock() },
    { label: 'Sign out', icon: 'sign-out', run: () => void auth.signOut() },
  ];
  return {
    group: 'Console',
    find: (query) => items.filter(({ label }) => matches(label, query)),
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
