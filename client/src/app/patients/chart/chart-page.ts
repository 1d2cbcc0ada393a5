import { httpResource } from '@angular/common/http';
import { Component, computed, inject, Injector, input, OnInit, runInInjectionContext } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTab, MatTabGroup } from '@angular/material/tabs';
import { RouterLink } from '@angular/router';
import type { ChartResponse } from '../../../api/generated/types.gen';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { BOOSTER_STATE_NAMES, BoosterApi } from '../../boosters/booster-api';
import { reloadOn } from '../../live/live';
import { changeWords, GAD7_BANDS, OCCASION_NAMES, Score, ScoreApi, standingOf } from '../../outcome-measures/score-api';
import { ScoreDialog } from '../../outcome-measures/score-dialog-api';
import { linkTo } from '../../paths';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import {
  Disorder,
  DISORDER_NAMES,
  DRIFT_LEVELS,
  driftWords,
  endReason,
  lineLabel,
  PLAN_STATE_NAMES,
  PlanState,
  Route,
  ROUTE_NAMES,
} from '../../treatment-plans/plan-api';
import { BandChart } from '../../ui/band-chart/band-chart';
import { Clock } from '../../ui/clinic-time/clock';
import { ClinicTime, formatTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { ChartGlance } from './chart-glance/chart-glance';
import { ageOn, timelineOf } from './chart-timeline';
import { PlanLine } from './plan-line/plan-line';

const SESSION_WORDS: Readonly<Record<string, string>> = {
  scheduled: 'Booked',
  checked_in: 'Arrived',
  ready: 'Ready',
  in_session: 'In session',
  aborted: 'Stopped',
  recovering: 'Recovering',
  discharged: 'Discharged',
  closed: 'Record signed',
  held: 'Held',
  cancelled: 'Cancelled',
  no_show: 'No-show',
  rescheduled: 'Moved',
};

/** The chart of a patient. What a role may not see did not come from the server. */
@Component({
  selector: 'tl-chart-page',
  imports: [
    ...[
      BandChart,
      ChartGlance,
      ClinicTime,
      EmptyState,
      ErrorState,
      Icon,
      MatButton,
      MatMenu,
      MatMenuItem,
      MatMenuTrigger,
    ],
    ...[MatTab, MatTabGroup, PlanLine, RouterLink, SkeletonRows, StatusChip],
  ],
  templateUrl: './chart-page.html',
  styleUrl: './chart-page.scss',
})
export class ChartPage implements OnInit {
  readonly id = input.required<string>();

  readonly #injector = inject(Injector);
  readonly #clock = inject(Clock);
  readonly #scores = inject(ScoreApi);
  readonly #scoreDialog = inject(ScoreDialog);
  readonly #boosters = inject(BoosterApi);
  readonly #booking = inject(PlaceVisitDialog);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #boosterKey = idempotencyKey();

  protected readonly linkTo = linkTo;
  protected readonly bands = GAD7_BANDS;
  protected readonly occasions = OCCASION_NAMES;
  protected readonly driftLevels = DRIFT_LEVELS;
  protected readonly driftWords = driftWords;
  protected readonly endReason = endReason;
  protected readonly lineLabel = lineLabel;
  protected readonly changeWords = changeWords;
  protected readonly boosterStates = BOOSTER_STATE_NAMES;

  protected readonly chart = httpResource<ChartResponse>(() => `/api/chart/${this.id()}`);
  protected readonly failure = computed(() => (this.chart.error() ? toProblem(this.chart.error()) : undefined));
  protected readonly name = computed(() => {
    if (!this.chart.hasValue()) return '';
    const { preferredName, givenName, familyName } = this.chart.value().patient;
    return `${preferredName ?? givenName} ${familyName}`;
  });
  protected readonly about = computed(() => {
    if (!this.chart.hasValue()) return '';
    const { pronouns, birthDate, chartNumber } = this.chart.value().patient;
    const age = birthDate ? String(ageOn(birthDate, this.#clock.now())) : undefined;
    return [pronouns, age, `No. ${chartNumber}`].filter(Boolean).join(' · ');
  });
  protected readonly allowed = computed(() => new Set(this.chart.hasValue() ? this.chart.value().allowedActions : []));
  protected readonly timeline = computed(() => (this.chart.hasValue() ? timelineOf(this.chart.value()) : []));
  protected readonly points = computed(() => {
    const scores = (this.chart.hasValue() ? this.chart.value().scores?.items : undefined) ?? [];
    return scores
      .filter(({ state }) => state === 'completed')
      .map((score) => ({
        on: score.takenOn,
        x: Date.parse(score.takenOn),
        y: score.total,
        faint: score.overlaps,
        label: `${formatTime(score.takenOn, 'dayYear', 'UTC')}: ${score.total}, ${score.band}`,
      }))
      .reverse();
  });
  protected readonly standing = computed(() => {
    const scores = this.chart.hasValue() ? this.chart.value().scores : null;
    return scores ? standingOf(scores) : undefined;
  });

  ngOnInit(): void {
    runInInjectionContext(this.#injector, () => reloadOn(`patient:${this.id()}`, this.chart));
  }

  protected stateName(state: string): string {
    return PLAN_STATE_NAMES[state as PlanState];
  }

  protected disorderName(disorder: string | null): string {
    return disorder === null ? '' : DISORDER_NAMES[disorder as Disorder];
  }

  protected routeName(route: string | null): string {
    return route === null ? '' : ROUTE_NAMES[route as Route];
  }

  protected sessionWord(state: string): string {
    return SESSION_WORDS[state] ?? state;
  }

  protected async recordScore(): Promise<void> {
    const scores = this.chart.hasValue() ? this.chart.value().scores : null;
    if (scores && (await this.#scoreDialog.askForScore(this.id(), scores))) this.chart.reload();
  }

  protected async voidScore(score: Score): Promise<void> {
    await this.#confirm.ask({
      title: 'Void this score?',
      message: `GAD-7 ${score.total} of ${formatTime(score.takenOn, 'dayYear', 'UTC')}. It stays in the record as void; record the right one afterwards.`,
      keep: 'Keep the score',
      verb: 'Void the score',
      destructive: true,
      act: async ({ words }) => {
        const result = await this.#scores.voidScore(score.id, words);
        if (!result.ok) return result.problem.detail;
        this.chart.reload();
        return undefined;
      },
    });
  }

  protected async bookConsultation(): Promise<void> {
    if (await this.#booking.askToBookConsultation(this.id(), this.name())) {
      this.#snackbar.say('Consultation booked');
      this.chart.reload();
    }
  }

  protected async recommendBooster(): Promise<void> {
    await this.#confirm.ask({
      title: 'Recommend a booster?',
      message: `${this.name()}. A clinician reviews it first; nothing is booked.`,
      reasons: [
        { value: 'clinician', label: 'Clinician recommends it' },
        { value: 'patient_request', label: 'Patient asks for it' },
        { value: 'rule', label: 'GAD-7 rose by the rule' },
      ],
      keep: 'Not now',
      verb: 'Recommend a booster',
      act: async ({ reason, words }) => {
        const source = reason as 'clinician' | 'patient_request' | 'rule';
        const result = await this.#boosters.recommend(this.id(), source, words, this.#boosterKey);
        if (!result.ok) return result.problem.detail;
        this.chart.reload();
        return undefined;
      },
    });
  }
}
