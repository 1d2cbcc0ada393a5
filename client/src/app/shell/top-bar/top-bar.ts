import { Component, computed, inject, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Auth } from '../../auth/auth';
import { ROLE_NAMES } from '../../auth/auth-session';
import { Live } from '../../live/live';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { Icon } from '../../ui/icon/icon';
import { IconName } from '../../ui/icon/icons';
import { PageHeading } from '../page-heading';
import { keyCaps } from '../shortcuts/shortcuts';
import { Theme, ThemeName } from '../theme';

const LIVE_WORDS = {
  live: { word: 'Live', hint: 'Changes made at other desks arrive by themselves' },
  reconnecting: { word: 'Reconnecting', hint: 'The connection broke; trying again' },
  offline: { word: 'Offline', hint: 'No connection; what you see may be out of date' },
} as const;

const THEME_CHOICES: readonly { name: ThemeName; label: string; icon: IconName }[] = [
  { name: 'system', label: 'As the device', icon: 'monitor' },
  { name: 'light', label: 'Light', icon: 'today' },
  { name: 'dark', label: 'Dark', icon: 'moon' },
  { name: 'dim', label: 'Dim room', icon: 'eye' },
];

@Component({
  selector: 'tl-top-bar',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  readonly searchAsked = output();
  readonly helpAsked = output();

  readonly #auth = inject(Auth);
  readonly #clock = inject(Clock);
  readonly #heading = inject(PageHeading);
  protected readonly theme = inject(Theme);
  protected readonly themes = THEME_CHOICES;
  protected readonly paletteKey = keyCaps('Mod+k', globalThis.navigator.platform)[0];

  protected readonly title = this.#heading.title;
  protected readonly context = computed(() => this.#heading.context() ?? this.#whenAndWhere());
  readonly #liveState = inject(Live).state;
  protected readonly live = computed(() => {
    const state = this.#liveState();
    return state && { state, ...LIVE_WORDS[state] };
  });
  protected readonly who = computed(() => {
    const staff = this.#auth.session()?.staff;
    return (
      staff && {
        name: staff.displayName,
        role: staff.credential || ROLE_NAMES[staff.role],
        initials: initials(staff.displayName),
      }
    );
  });

  protected lock(): void {
    void this.#auth.lock();
  }

  protected signOut(): void {
    void this.#auth.signOut();
  }

  #whenAndWhere(): string {
    const clinic = this.#auth.session()?.clinic;
    if (!clinic) return '';
    const now = this.#clock.minute();
    return `${formatTime(now, 'day', clinic.timeZone)} · ${formatTime(now, 'time', clinic.timeZone)} · ${clinic.name}`;
  }
}

/** First and last name's letters, without a title in front: "Dr Imogen Sable" is IS. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word && !/^(dr|prof|mr|mrs|ms|mx)\.?$/i.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}
