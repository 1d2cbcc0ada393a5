import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { PATHS } from '../../paths';
import { ClinicTime, formatTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { BoardApi } from '../board-api';
import { hallwayRooms } from './hallway-rooms';
import { keepAwake } from './keep-awake';

/**
 * The rooms for everybody who passes: state, initials and minutes in large type. All that its sign-in can read is here,
 * and the server sends no name to it. It stays until somebody signs in at this screen, or ends it from a desk.
 */
@Component({
  selector: 'tl-hallway-page',
  imports: [ClinicTime, ErrorState, Icon, MatButton, RouterLink, SkeletonRows],
  host: { '(document:fullscreenchange)': 'lookAtScreen()' },
  templateUrl: './hallway-page.html',
  styleUrl: './hallway-page.scss',
})
export class HallwayPage {
  readonly #clock = inject(Clock);
  readonly #document = inject(DOCUMENT);
  readonly #auth = inject(Auth);

  protected readonly signIn = ['/', PATHS.signIn];
  protected readonly board = inject(BoardApi).hallwayResource();
  protected readonly day = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly rooms = computed(() => {
    const day = this.day();
    return day && hallwayRooms(day, this.#clock.minute());
  });
  protected readonly time = computed(() => {
    const day = this.day();
    return day && formatTime(this.#clock.minute(), 'time', day.timeZone);
  });
  protected readonly endsAt = computed(() => this.#auth.session()?.endsAt);
  /** Some tablets have no full screen. */
  protected readonly canFill = this.#document.fullscreenEnabled;
  protected readonly fills = signal(false);

  constructor() {
    reloadOn('board', this.board);
    keepAwake();
    this.lookAtScreen();
  }

  /** Escape leaves the full screen again, and nothing more. */
  protected fillScreen(): void {
    this.#document.documentElement.requestFullscreen().catch(() => undefined);
  }

  protected lookAtScreen(): void {
    this.fills.set(this.#document.fullscreenElement !== null);
  }
}
