import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { idempotencyKey } from '../../../api/send-command';
import { Problem } from '../../../api/problem';
import { linkTo } from '../../paths';
import { pageWords } from '../../shell/page-heading';
import { Banner } from '../../ui/banner/banner';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ErrorState } from '../../ui/error-state/error-state';
import { KeepFocus } from '../../ui/keep-focus/keep-focus';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { Loosening, placeOf, ProposedVisit, Series, SeriesApi, SeriesRules, VisitProblems } from '../series-api';
import { ProposalCards } from './proposal-cards/proposal-cards';
import { RulesPanel } from './rules-panel/rules-panel';
import { SeriesHold } from './series-hold';
import { SeriesStrip } from './series-strip/series-strip';
import { SeriesVisits } from './series-visits/series-visits';
import { looseningWords, PROPOSAL_NAMES } from './series-words';

const DAY_MS = 86_400_000;

/** Places all open slots of a plan: wishes at the left, proposals in the middle, held and booked together below. */
@Component({
  selector: 'tl-series-booker',
  imports: [
    ...[Banner, Card, ClinicTime, ErrorState, KeepFocus, MatButton, ProposalCards, RouterLink, RulesPanel, SeriesStrip],
    ...[SeriesVisits, SkeletonRows],
  ],
  providers: [SeriesHold],
  templateUrl: './series-booker.html',
  styleUrl: './series-booker.scss',
})
export class SeriesBooker {
  readonly planId = input.required<string>();

  readonly #api = inject(SeriesApi);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly hold = inject(SeriesHold);
  protected readonly linkTo = linkTo;
  protected readonly names = PROPOSAL_NAMES;
  protected readonly series = signal<Series | undefined>(undefined);
  protected readonly failure = signal<Problem | undefined>(undefined);
  protected readonly refusals = signal<Problem['fieldErrors']>(undefined);
  protected readonly chosen = signal(0);
  protected readonly visits = signal<readonly ProposedVisit[]>([]);
  protected readonly problems = signal<readonly VisitProblems[]>([]);
  protected readonly message = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly searching = signal(false);
  protected readonly blocked = computed(() => this.problems().some(({ problems }) => problems.length > 0));
  protected readonly helpful = computed(() => this.series()?.loosenings.filter(({ rules }) => rules !== null) ?? []);
  protected readonly useless = computed(() => this.series()?.loosenings.filter(({ rules }) => rules === null) ?? []);
  /** The same for every try of one set of visits, so that an answer that got lost books nothing twice. */
  #key = idempotencyKey();

  constructor() {
    pageWords({
      context: computed(() => {
        const series = this.series();
        return series && `${series.patientName} · plan of ${series.sessionCount}, ${series.ordinals.length} to book`;
      }),
    });
    effect(() => {
      this.planId();
      untracked(() => void this.search({}));
    });
  }

  protected async search(wishes: Partial<SeriesRules>): Promise<void> {
    this.searching.set(true);
    this.message.set(undefined);
    const result = await this.#api.propose(this.planId(), wishes);
    this.searching.set(false);
    this.refusals.set(result.ok ? undefined : result.problem.fieldErrors);
    if (!result.ok) {
      if (this.series()) this.message.set(result.problem.detail);
      else this.failure.set(result.problem);
      return;
    }
    this.failure.set(undefined);
    this.series.set(result.value);
    this.pick(0);
  }

  protected pick(index: number): void {
    this.chosen.set(index);
    this.#show(this.series()?.proposals[index]?.visits ?? [], []);
    void this.hold.release();
  }

  protected async change(changed: ProposedVisit): Promise<void> {
    const visits = withGaps(
      this.visits().map((visit) => (visit.ordinal === changed.ordinal ? changed : visit)),
      changed.ordinal,
    );
    this.#show(visits, []);
    if (this.hold.isHeld()) return this.take();
    const checked = await this.#api.check(this.planId(), visits.map(placeOf));
    if (this.visits() !== visits) return;
    if (checked.ok) this.problems.set(checked.value);
    else this.message.set(checked.problem.detail);
  }

  protected async take(): Promise<void> {
    const visits = this.visits();
    this.busy.set(true);
    const refused = await this.hold.take(this.planId(), visits);
    this.busy.set(false);
    this.message.set(refused?.message);
    this.problems.set(refused?.visits ?? []);
    // What is held is not what is on the screen any more.
    if (refused) await this.hold.release();
  }

  protected async book(): Promise<void> {
    this.busy.set(true);
    const result = await this.#api.book(this.planId(), this.visits().map(placeOf), this.#key);
    this.busy.set(false);
    if (!result.ok) {
      this.message.set(result.problem.detail);
      this.problems.set(result.problem.facts?.visits ?? []);
      return;
    }
    this.hold.forget();
    this.#snackbar.say(`${result.value.length} sessions booked`);
    await this.#router.navigate(linkTo.board(), { queryParams: { date: this.visits()[0]?.date } });
  }

  protected words(loosening: Loosening): string {
    const series = this.series();
    return series ? looseningWords(loosening, series.rules) : '';
  }

  #show(visits: readonly ProposedVisit[], problems: readonly VisitProblems[]): void {
    this.visits.set(visits);
    this.problems.set(problems);
    this.message.set(undefined);
    this.#key = idempotencyKey();
  }
}

/** The gaps around a visit that was moved, in days: how many hours lie between the doses is the server's to say. */
function withGaps(visits: readonly ProposedVisit[], moved: number): readonly ProposedVisit[] {
  return visits.map((visit, index) => {
    const before = visits[index - 1];
    if (!before || (visit.ordinal !== moved && before.ordinal !== moved)) return visit;
    const gapDays = Math.round((Date.parse(visit.date) - Date.parse(before.date)) / DAY_MS);
    return { ...visit, gapHours: null, gapDays };
  });
}
