import { afterNextRender, Component, computed, DOCUMENT, ElementRef, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Auth } from '../../auth/auth';
import { SchedulingApi } from '../../scheduling/scheduling-api';
import { Shortcuts } from '../../shell/shortcuts/shortcuts';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ChoiceChip } from '../../ui/choice-chip/choice-chip';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { BoardAddress, Kind, KINDS, View } from '../board-address';
import { mondayOf, nextDay } from '../board-dates';
import { KIND_WORDS } from '../board-filter';
import { HallwayDialog } from '../hallway-dialog/hallway-dialog';

const VIEW_WORDS = [
  { value: 'day', label: 'Day', key: 'd' },
  { value: 'week', label: 'Week', key: 'w' },
  { value: 'agenda', label: 'Agenda', key: 'a' },
  { value: 'list', label: 'List', key: 'l' },
] as const satisfies readonly { value: View; label: string; key: string }[];

/** Marks a navigation that the view switch began: each view has a toolbar of its own, and the focus must go over. */
const FROM_SWITCH = 'board view chosen';

/**
 * What every view of the board has above it: the date, the views and the filters, all of them in the address. A view
 * puts its own buttons inside.
 */
@Component({
  selector: 'tl-board-toolbar',
  imports: [ChoiceChip, ClinicTime, Icon, MatButton, MatIconButton, Segmented],
  host: { class: 'no-print' },
  templateUrl: './board-toolbar.html',
  styleUrl: './board-toolbar.scss',
})
export class BoardToolbar {
  readonly view = input.required<View>();
  /** The date shown, or one in the week shown; undefined until it is known. */
  readonly date = input<string>();
  /** The clinic's date now. */
  readonly today = input<string>();
  readonly rooms = input<readonly { readonly id: string; readonly name: string }[]>([]);

  readonly #isWeekly = computed(() => this.view() === 'week' || this.view() === 'agenda');
  readonly #address = inject(BoardAddress);
  readonly #router = inject(Router);
  readonly #clinicians = inject(SchedulingApi).cliniciansResource();

  readonly #window = inject(DOCUMENT).defaultView;

  readonly #hallway = inject(HallwayDialog);

  protected readonly mayShowHallway = inject(Auth).may('hallway.show');
  protected readonly views = VIEW_WORDS;
  protected readonly kinds = KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
  protected readonly filter = this.#address.filter;
  protected readonly filtered = this.#address.filtered;
  protected readonly isToday = computed(() => {
    const [date, today] = [this.date(), this.today()];
    if (date === undefined || today === undefined) return false;
    return this.#isWeekly() ? mondayOf(date) === mondayOf(today) : date === today;
  });
  protected readonly words = computed(() =>
    this.#isWeekly()
      ? { before: 'Week before', now: 'This week', after: 'Week after' }
      : { before: 'Day before', now: 'Today', after: 'Day after' },
  );
  protected readonly roomChoices = computed(() => this.rooms().map(({ id, name }) => ({ value: id, label: name })));
  protected readonly clinicianChoices = computed(() =>
    (this.#clinicians.hasValue() ? this.#clinicians.value() : []).map(({ id, displayName }) => ({
      value: id,
      label: displayName,
    })),
  );

  constructor() {
    inject(Shortcuts).register('Views of the board', [
      { keys: 't', label: 'Today', run: () => this.goTo(undefined) },
      ...VIEW_WORDS.map(({ value, label, key }) => ({ keys: key, label, run: () => this.show(value) })),
    ]);
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (this.#router.currentNavigation()?.extras.info === FROM_SWITCH) {
      afterNextRender(() => host.querySelector<HTMLElement>('.mat-button-toggle-checked button')?.focus());
    }
  }

  protected showHallway(): void {
    void this.#hallway.open();
  }

  protected print(): void {
    this.#window?.print();
  }

  protected show(view: string): void {
    if (view !== this.view()) void this.#address.go({ view: view as View, placing: undefined }, FROM_SWITCH);
  }

  protected goTo(date: string | undefined): void {
    void this.#address.go({ date });
  }

  protected shift(by: 1 | -1): void {
    const date = this.date();
    if (date !== undefined) this.goTo(nextDay(date, this.#isWeekly() ? 7 * by : by));
  }

  protected narrow(filter: { room?: string | undefined; clinician?: string | undefined; kind?: string | undefined }) {
    void this.#address.go(filter as { kind?: Kind | undefined });
  }

  protected clear(): void {
    void this.#address.go({ room: undefined, clinician: undefined, kind: undefined });
  }
}
