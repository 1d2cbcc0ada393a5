import { booleanAttribute, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { DeskApi, ToBook } from '../desk-api';
import { Pressed, ToScheduleList } from '../to-schedule-list/to-schedule-list';

/** Plan slots, approved boosters and consultations that nobody has booked, most urgent first. Each begins its booking. */
@Component({
  selector: 'tl-to-schedule-tray',
  imports: [ErrorState, MatButton, RouterLink, SkeletonRows, ToScheduleList],
  host: { role: 'complementary', 'aria-labelledby': 'to-schedule' },
  template: `
    <h2 id="to-schedule">
      To schedule
      @if (waiting.hasValue()) {
        <span>{{ waiting.value().total }}</span>
      }
    </h2>
    <a matButton [routerLink]="waitlistLink">Waitlist</a>
    @if (failure(); as failure) {
      <tl-error-state heading="The list did not load" [failure]="failure" (retry)="waiting.reload()" />
    } @else if (waiting.hasValue()) {
      <tl-to-schedule-list
        [besideBoard]="besideBoard()"
        [items]="waiting.value().items"
        (picked)="picked.emit($event)"
        (pressed)="pressed.emit($event)"
        (taken)="taken.emit($event)"
      />
    } @else {
      <tl-skeleton-rows [rows]="4" [height]="56" what="what to schedule" />
    }
  `,
  styles: `
    :host {
      display: block;
      overflow-y: auto;
      background: var(--mat-sys-surface-container-low);
    }
    h2 {
      display: flex;
      justify-content: space-between;
      padding: 10px 14px;
      font: var(--mat-sys-title-medium);
    }
    h2 span {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
  `,
})
export class ToScheduleTray {
  readonly besideBoard = input(false, { transform: booleanAttribute });
  readonly picked = output<ToBook>();
  readonly pressed = output<Pressed>();
  readonly taken = output<ToBook>();

  protected readonly waitlistLink = linkTo.waitlist();
  protected readonly waiting = inject(DeskApi).toBookResource();
  protected readonly failure = computed(() => (this.waiting.error() ? toProblem(this.waiting.error()) : undefined));

  constructor() {
    reloadOn(['board', 'boosters', 'inquiries', 'today'], this.waiting);
  }
}
