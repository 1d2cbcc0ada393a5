import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { BASELINE_WINDOW_DAYS } from '../../../../../server/src/outcome-measures/rules/response';
import { toProblem } from '../../../api/problem';
import { CommandResult } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { dueWords } from '../../outcome-measures/score-api';
import { ScoreDialog } from '../../outcome-measures/score-dialog-api';
import { linkTo } from '../../paths';
import { Banner } from '../../ui/banner/banner';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { ErrorState } from '../../ui/error-state/error-state';
import { KeepFocus } from '../../ui/keep-focus/keep-focus';
import { OrdinalLine } from '../../ui/ordinal-line/ordinal-line';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { AcceptDialog, PlanToAccept } from '../accept-dialog/accept-dialog';
import { AmendDialog } from '../amend-dialog/amend-dialog';
import { PauseDialog } from '../pause-dialog/pause-dialog';
import {
  DISCONTINUATION_REASONS,
  DISORDER_NAMES,
  DRIFT_LEVELS,
  driftWords,
  endReason,
  lineLabel,
  Plan,
  PLAN_STATE_NAMES,
  PlanApi,
  ROUTE_NAMES,
  slotWord,
  stepsOf,
} from '../plan-api';

/** A plan with its slots and sessions, and what may be done with it now. */
@Component({
  selector: 'tl-plan-page',
  imports: [
    Banner,
    Card,
    ClinicTime,
    ErrorState,
    KeepFocus,
    MatButton,
    OrdinalLine,
    RouterLink,
    SkeletonRows,
    StatusChip,
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
})
export class PlanPageScreen {
  readonly id = input.required<string>();

  readonly #api = inject(PlanApi);
  readonly #dialog = inject(MatDialog);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);

  readonly #scores = inject(ScoreDialog);

  protected readonly linkTo = linkTo;
  protected readonly dueWords = dueWords;
  protected readonly disorders = DISORDER_NAMES;
  protected readonly routes = ROUTE_NAMES;
  protected readonly states = PLAN_STATE_NAMES;
  protected readonly driftLevels = DRIFT_LEVELS;
  protected readonly driftWords = driftWords;
  protected readonly lineLabel = lineLabel;
  protected readonly slotWord = slotWord;
  protected readonly baselineDays = BASELINE_WINDOW_DAYS;

  protected readonly plan = this.#api.pageResource(this.id);
  protected readonly failure = computed(() => (this.plan.error() ? toProblem(this.plan.error()) : undefined));
  protected readonly steps = computed(() => (this.plan.hasValue() ? stepsOf(this.plan.value().course) : []));
  protected readonly reasonOfEnd = computed(() => {
    return endReason(this.plan.hasValue() ? this.plan.value().closedReason : null);
  });
  protected readonly toBook = computed(() => {
    const plan = this.plan.hasValue() ? this.plan.value() : undefined;
    return (
      (plan?.state === 'accepted' || plan?.state === 'active') && plan.course.some(({ state }) => state === 'open')
    );
  });
  protected readonly allowed = computed(() => new Set(this.plan.hasValue() ? this.plan.value().allowedActions : []));

  constructor() {
    reloadOn(['today'], this.plan);
  }

  protected async propose(): Promise<void> {
    await this.#said(this.#api.propose(this.id()), 'Plan proposed to the patient');
  }

  protected async resume(): Promise<void> {
    await this.#said(this.#api.resume(this.id()), 'Plan resumed');
  }

  protected accept(): void {
    if (!this.plan.hasValue()) return;
    const { id, patientId, scoreDue } = this.plan.value();
    const data: PlanToAccept = { id, patientId, wantsBaseline: scoreDue?.kind === 'baseline' };
    this.#dialog
      .open(AcceptDialog, { data, width: '440px' })
      .afterClosed()
      .subscribe(() => this.plan.reload());
  }

  protected async recordScore(patientId: string): Promise<void> {
    if (await this.#scores.askForScore(patientId)) this.plan.reload();
  }

  protected pause(): void {
    this.#dialog
      .open(PauseDialog, { data: this.id(), width: '440px' })
      .afterClosed()
      .subscribe(() => this.plan.reload());
  }

  protected amend(): void {
    if (!this.plan.hasValue()) return;
    const { id, sessionCount, progress } = this.plan.value();
    this.#dialog
      .open(AmendDialog, { data: { id, sessionCount, done: progress.done }, width: '480px' })
      .afterClosed()
      .subscribe(() => this.plan.reload());
  }

  protected async discontinue(): Promise<void> {
    if (!this.plan.hasValue()) return;
    const { patientName, progress } = this.plan.value();
    await this.#confirm.ask({
      title: 'Discontinue this plan?',
      message: `${patientName}, ${progress.done} of ${progress.of} sessions done. The plan ends here and cannot be resumed; sessions that are booked stay on the board until they are cancelled.`,
      reasons: DISCONTINUATION_REASONS,
      keep: 'Keep the plan',
      verb: 'Discontinue the plan',
      destructive: true,
      act: ({ reason, words }) => this.#refusal(this.#api.discontinue(this.id(), reason, words)),
    });
  }

  protected async withdraw(): Promise<void> {
    await this.#confirm.ask({
      title: 'Withdraw this plan?',
      message: 'It was never accepted; it stays in the chart as withdrawn.',
      words: 'optional',
      keep: 'Keep the plan',
      verb: 'Withdraw the plan',
      destructive: true,
      act: ({ words }) => this.#refusal(this.#api.withdraw(this.id(), words)),
    });
  }

  async #refusal(sent: Promise<CommandResult<Plan>>): Promise<string | undefined> {
    const result = await sent;
    if (!result.ok) return result.problem.detail;
    this.plan.reload();
    return undefined;
  }

  async #said(sent: Promise<CommandResult<Plan>>, message: string): Promise<void> {
    const refusal = await this.#refusal(sent);
    this.#snackbar.say(refusal ?? message);
  }
}
