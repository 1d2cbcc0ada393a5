import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { GAD7_BANDS, ScoreApi } from '../../outcome-measures/score-api';
import { linkTo } from '../../paths';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import { BandChart } from '../../ui/band-chart/band-chart';
import { Banner } from '../../ui/banner/banner';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { KeepFocus } from '../../ui/keep-focus/keep-focus';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { Booster, BOOSTER_SOURCE_NAMES, BOOSTER_STATE_NAMES, BoosterApi } from '../booster-api';

const TABS = [
  { value: 'recommended,under_review', label: 'Waiting' },
  { value: 'approved,scheduled', label: 'Approved' },
  { value: 'declined,expired,completed', label: 'Closed' },
] as const;

/** Reviews of boosters: the list, and the decision on the one that is chosen. Nothing is booked by itself. */
@Component({
  selector: 'tl-booster-reviews',
  imports: [
    ...[
      BandChart,
      Banner,
      ClinicTime,
      EmptyState,
      ErrorState,
      KeepFocus,
      MatButton,
      RouterLink,
      Segmented,
      SkeletonRows,
    ],
    StatusChip,
  ],
  templateUrl: './booster-page.html',
  styleUrl: './booster-page.scss',
})
export class BoosterReviews {
  readonly id = input<string>();

  readonly #api = inject(BoosterApi);
  readonly #scores = inject(ScoreApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #router = inject(Router);
  readonly #dialog = inject(PlaceVisitDialog);

  protected readonly linkTo = linkTo;
  protected readonly tabs = TABS;
  protected readonly bands = GAD7_BANDS;
  protected readonly states = BOOSTER_STATE_NAMES;
  protected readonly sources = BOOSTER_SOURCE_NAMES;
  protected readonly tab = signal<string>(TABS[0].value);
  protected readonly list = this.#api.listResource(this.tab);
  protected readonly failure = computed(() => (this.list.error() ? toProblem(this.list.error()) : undefined));
  protected readonly chosen = computed(() => {
    const items = this.list.hasValue() ? this.list.value().items : [];
    return items.find(({ id }) => id === this.id()) ?? items[0];
  });
  protected readonly history = this.#scores.historyResource(() => this.chosen()?.patientId);
  protected readonly points = computed(() => {
    if (!this.history.hasValue()) return [];
    return this.history
      .value()
      .items.filter(({ state }) => state === 'completed')
      .map((score) => ({
        on: score.takenOn,
        x: Date.parse(score.takenOn),
        y: score.total,
        faint: score.overlaps,
        label: `${score.takenOn}: ${score.total}, ${score.band}`,
      }))
      .reverse();
  });
  /** The booster that is looked at; while the list is read anew, the one that was. */
  readonly #about = linkedSignal<string | undefined, string | undefined>({
    source: () => this.chosen()?.id,
    computation: (id, previous) => id ?? previous?.value,
  });
  /** What was typed about it. */
  protected readonly note = linkedSignal<string | undefined, string>({
    source: () => this.#about(),
    computation: () => '',
  });
  protected readonly noteError = linkedSignal<string | undefined, string>({
    source: () => this.#about(),
    computation: () => '',
  });
  protected readonly refusal = linkedSignal<string | undefined, string>({
    source: () => this.#about(),
    computation: () => '',
  });
  readonly #key = linkedSignal({ source: () => this.#about(), computation: () => idempotencyKey() });

  constructor() {
    reloadOn('boosters', this.list);
    // A link to a booster that is not in this tab shows the tab it is in.
    effect(() => {
      const id = this.id();
      if (id === undefined || !this.list.hasValue()) return;
      if (this.list.value().items.some((booster) => booster.id === id)) return;
      const next = TABS[TABS.findIndex(({ value }) => value === untracked(this.tab)) + 1];
      if (next && !this.#searched) this.tab.set(next.value);
      else this.#searched = true;
    });
  }

  #searched = false;

  protected choose(tab: string): void {
    this.#searched = true;
    this.tab.set(tab);
    void this.#router.navigate([...linkTo.boosters()]);
  }

  protected async review(booster: Booster): Promise<void> {
    this.refusal.set('');
    this.#acted(await this.#api.review(booster.id), 'Taken into review');
  }

  protected write(note: string): void {
    this.note.set(note);
    this.noteError.set('');
  }

  /** A refusal of the note stands under it, with the focus in it. */
  protected async approve(booster: Booster, box: HTMLTextAreaElement): Promise<void> {
    this.refusal.set('');
    const result = await this.#api.approve(booster.id, this.note(), this.#key());
    const noteError = result.ok ? undefined : result.problem.fieldErrors?.['note']?.[0];
    if (noteError === undefined) return this.#acted(result, 'One booster approved');
    this.noteError.set(noteError);
    box.focus();
  }

  protected async book(booster: Booster): Promise<void> {
    const booked = await this.#dialog.askToBookBooster(booster);
    if (!booked) return;
    this.#snackbar.say('Booster booked');
    this.list.reload();
  }

  protected async decline(booster: Booster): Promise<void> {
    await this.#confirm.ask({
      title: 'Decline this booster?',
      message: `${booster.patientName}. The reason is kept in the chart.`,
      keep: 'Keep it waiting',
      verb: 'Decline the booster',
      destructive: true,
      act: async ({ words }) => {
        const result = await this.#api.decline(booster.id, words);
        if (!result.ok) return result.problem.detail;
        this.list.reload();
        return undefined;
      },
    });
  }

  #acted(result: CommandResult<Booster>, said: string): void {
    if (!result.ok) return this.refusal.set(result.problem.detail);
    this.#snackbar.say(said);
    this.list.reload();
  }
}
