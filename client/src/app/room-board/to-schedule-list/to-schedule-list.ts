import { booleanAttribute, Component, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { IconName } from '../../ui/icon/icons';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Tone } from '../../ui/tone';
import { placingParam } from '../board-address';
import { ToBook } from '../desk-api';

interface Look {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const DRIFT: Readonly<Record<NonNullable<ToBook['drift']>, Look>> = {
  on_track: { word: 'On track', tone: 'ok', icon: 'check' },
  drifting: { word: 'Drifting', tone: 'warn', icon: 'alert' },
  off_protocol: { word: 'Off protocol', tone: 'stop', icon: 'hand' },
};
const APPROVED: Look = { word: 'Approved', tone: 'plain', icon: 'check' };
const SCREENED: Look = { word: 'Screened', tone: 'plain', icon: 'form' };
const REVIEW: Look = { word: 'Clinical review', tone: 'warn', icon: 'alert' };

/** A press on something that waits for a time. */
export interface Pressed {
  readonly item: ToBook;
  readonly press: PointerEvent;
}

/** Plan slots, approved boosters and consultations that wait for a time. Each is a button that begins its booking. */
@Component({
  selector: 'tl-to-schedule-list',
  imports: [ClinicTime, EmptyState, RouterLink, StatusChip],
  template: `
    <ul>
      @for (item of items(); track item.kind + item.id) {
        <li>
          <button
            type="button"
            [class.carried]="besideBoard()"
            (click)="choose(item, $event)"
            (pointerdown)="besideBoard() && pressed.emit({ item, press: $event })"
          >
            <b>{{ item.patientName }}</b>
            <tl-status-chip [tone]="look(item).tone" [icon]="look(item).icon">{{ look(item).word }}</tl-status-chip>
            <span class="words">{{ words(item) }}{{ item.dueOn ? ' · by ' + (item.dueOn | clinicTime) : '' }}</span>
          </button>
          <span class="ways">
            <a
              [routerLink]="linkTo.board()"
              [queryParams]="{ view: 'week', placing: placing(item) }"
              [queryParamsHandling]="besideBoard() ? 'merge' : ''"
              >Find a gap<span class="sr-only"> of the week for {{ item.patientName }}</span></a
            >
            @if (item.kind === 'plan' && (item.unbooked ?? 0) > 1) {
              <a [routerLink]="linkTo.booker(item.id)" [attr.aria-label]="'Book the series of ' + item.patientName"
                >Book the series</a
              >
            }
          </span>
        </li>
      } @empty {
        <li>
          <tl-empty-state
            heading="Nothing waits for a time"
            text="Plan sessions, approved boosters and consultations that nobody has booked stand here."
          />
        </li>
      }
    </ul>
  `,
  styleUrl: './to-schedule-list.scss',
})
export class ToScheduleList {
  readonly items = input.required<readonly ToBook[]>();
  /** Beside a board: cards can be dragged onto it, and Enter takes one there. */
  readonly besideBoard = input(false, { transform: booleanAttribute });
  readonly picked = output<ToBook>();
  /** A press that may become a drag. */
  readonly pressed = output<Pressed>();
  /** To be placed on the board with the keyboard. */
  readonly taken = output<ToBook>();

  protected readonly linkTo = linkTo;
  protected readonly placing = placingParam;

  /** A click has a place on the screen and opens the form; Enter has none and goes to the board. */
  protected choose(item: ToBook, { detail }: MouseEvent): void {
    if (this.besideBoard() && detail === 0) this.taken.emit(item);
    else this.picked.emit(item);
  }

  protected look({ kind, drift, needsReview }: ToBook): Look {
    if (kind === 'booster') return APPROVED;
    if (kind === 'consultation') return needsReview ? REVIEW : SCREENED;
    return DRIFT[drift ?? 'on_track'];
  }

  protected words({ kind, ordinal, sessionCount, unbooked }: ToBook): string {
    if (kind === 'booster') return 'Booster';
    if (kind === 'consultation') return 'Consultation';
    const more = unbooked !== null && unbooked > 1 ? `, ${unbooked} not booked` : '';
    return `${ordinal} of ${sessionCount}${more}`;
  }
}
