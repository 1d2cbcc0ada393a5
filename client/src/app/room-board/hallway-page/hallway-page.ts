import { Component, computed, DestroyRef, DOCUMENT, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { BoardApi } from '../board-api';
import { hallwayRooms } from './hallway-rooms';
import { keepAwake } from './keep-awake';

/**
 * The rooms for everybody who passes: state, initials and minutes in large type. The server sends no name to this
 * screen, so there is none to find in it.
 */
@Component({
  selector: 'tl-hallway-page',
  imports: [ErrorState, Icon, MatButton, SkeletonRows],
  host: { '(document:keydown.escape)': 'leave()' },
  templateUrl: './hallway-page.html',
  styleUrl: './hallway-page.scss',
})
export class HallwayPage {
  readonly #clock = inject(Clock);
  readonly #router = inject(Router);

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

  constructor() {
    reloadOn('board', this.board);
    keepAwake();
    this.#fillScreen(inject(DOCUMENT));
  }

  protected leave(): void {
    void this.#router.navigate([...linkTo.board()]);
  }

  /** Where the browser allows it. There Escape leaves the full screen before the page hears of it. */
  #fillScreen(document: Document): void {
    // jsdom and some tablets have no full screen.
    const root = document.documentElement as { requestFullscreen?: () => Promise<void> };
    if (!root.requestFullscreen) return;
    root.requestFullscreen().catch(() => undefined);
    const changed = () => {
      if (!document.fullscreenElement) this.leave();
    };
    document.addEventListener('fullscreenchange', changed);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen();
    });
  }
}
