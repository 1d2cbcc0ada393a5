import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ELIGIBILITY_DAYS } from '../../../../../server/src/consultations/rules/eligibility';
import type { ChartResponse } from '../../../api/generated/types.gen';
import { Problem, toProblem } from '../../../api/problem';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { UnsentWork } from '../../auth/unsent-work';
import { dueWords, standingOf } from '../../outcome-measures/score-api';
import { ScoreDialog } from '../../outcome-measures/score-dialog-api';
import { linkTo } from '../../paths';
import { DISORDER_NAMES } from '../../treatment-plans/plan-api';
import { Banner } from '../../ui/banner/banner';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ErrorState } from '../../ui/error-state/error-state';
import { KeepFocus } from '../../ui/keep-focus/keep-focus';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import {
  ConsultationApi,
  ConsultationPage,
  Outcome,
  outcomeName,
  OUTCOMES,
  SECTIONS,
  Visit,
} from '../consultation-api';
import { ConsultationDocument } from '../consultation-record/consultation-record';
import { Draft, draftOf, recordOf } from './consultation-draft';

const ANSWERS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
const STATES: Readonly<Record<ConsultationPage['state'], string>> = {
  scheduled: 'Booked',
  checked_in: 'Arrived',
  in_progress: 'In progress',
  completed: 'Decided, not signed',
  signed: 'Signed',
  cancelled: 'Cancelled',
  no_show: 'No-show',
};
/** Saved this long after the last change. */
const PAUSE_MS = 900;

/** The assessment, the screen and the decision. What is typed is saved after each pause. */
@Component({
  selector: 'tl-consultation-page',
  imports: [
    Banner,
    ClinicTime,
    ConsultationDocument,
    KeepFocus,
    ErrorState,
    MatButton,
    RouterLink,
    Segmented,
    SkeletonRows,
    StatusChip,
  ],
  templateUrl: './consultation-page.html',
  styleUrl: './consultation-page.scss',
})
export class ConsultationScreen {
  readonly id = input.required<string>();

  readonly #api = inject(ConsultationApi);
  readonly #clock = inject(Clock);
  readonly #scoreDialog = inject(ScoreDialog);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #key = idempotencyKey();

  protected readonly linkTo = linkTo;
  protected readonly sections = SECTIONS;
  protected readonly answers = ANSWERS;
  protected readonly outcomes = OUTCOMES;
  protected readonly disorders = Object.entries(DISORDER_NAMES);
  protected readonly states = STATES;
  protected readonly eligibilityDays = ELIGIBILITY_DAYS;
  protected readonly outcomeName = outcomeName;
  protected readonly page = this.#api.pageResource(this.id);
  protected readonly failure = computed(() => (this.page.error() ? toProblem(this.page.error()) : undefined));
  /** What else is in the chart: whether a plan may follow. */
  readonly #chart = httpResource<ChartResponse>(() =>
    this.page.hasValue() ? `/api/chart/${this.page.value().patientId}` : undefined,
  );
  protected readonly scores = computed(() => (this.#chart.hasValue() ? this.#chart.value().scores : null));
  protected readonly standing = computed(() => {
    const scores = this.scores();
    return scores ? standingOf(scores) : undefined;
  });
  protected readonly dueWords = dueWords;
  protected readonly mayDrawUpPlan = computed(() => {
    const outcome = this.page.hasValue() ? this.page.value().outcome : null;
    const eligible = outcome === 'eligible' || outcome === 'eligible_with_conditions';
    return eligible && this.#chart.hasValue() && this.#chart.value().allowedActions.includes('newPlan');
  });
  protected readonly editable = computed(
    () => this.page.hasValue() && this.page.value().allowedActions.includes('edit'),
  );
  protected readonly absolute = computed(() => this.#screen('absolute'));
  protected readonly relative = computed(() => this.#screen('relative'));

  /** What is on the screen; starts from the record and is not overwritten by what was saved. */
  protected readonly draft = linkedSignal<ConsultationPage | undefined, Draft>({
    source: () => (this.page.hasValue() ? this.page.value() : undefined),
    computation: (page, previous) =>
      previous !== undefined && previous.source?.id === page?.id ? previous.value : draftOf(page),
  });
  protected readonly outcome = linkedSignal<Outcome | ''>(() =>
    this.page.hasValue() ? (this.page.value().outcome ?? '') : '',
  );
  readonly #version = linkedSignal<number>(() => (this.page.hasValue() ? this.page.value().version : 0));
  protected readonly counts = computed(() => {
    const given = Object.values(this.draft().answers);
    const all = this.page.hasValue() ? this.page.value().screen : [];
    const present = (kind: string) =>
      all.filter((item) => item.kind === kind && this.draft().answers[item.key] === true).length;
    return { absolute: present('absolute'), relative: present('relative'), unanswered: all.length - given.length };
  });
  /** Asked for once a decision was tried without them. */
  readonly #marksMissing = signal(false);
  protected readonly saved = signal<number | undefined>(undefined);
  protected readonly unsaved = signal(false);
  protected readonly stale = signal(false);
  protected readonly refusal = signal('');
  protected readonly fieldErrors = signal<Readonly<Record<string, readonly string[]>>>({});
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<boolean> = Promise.resolve(true);

  constructor() {
    inject(UnsentWork).register(() => this.#save());
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      if (this.unsaved()) void this.#save();
    });
  }

  protected change(changes: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...changes }));
    this.unsaved.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), PAUSE_MS);
  }

  protected write(section: string, text: string): void {
    this.change({ assessment: { ...this.draft().assessment, [section]: text } });
  }

  protected answer(key: string, answer: string): void {
    this.change({ answers: { ...this.draft().answers, [key]: answer === 'yes' } });
  }

  protected answerOf(key: string): string {
    const answer = this.draft().answers[key];
    return answer === undefined ? '' : answer ? 'yes' : 'no';
  }

  protected isMissing(key: string): boolean {
    return this.#marksMissing() && this.editable() && this.draft().answers[key] === undefined;
  }

  /** Marks every question without an answer, and brings the first one to the person. */
  protected showMissing(): void {
    this.#marksMissing.set(true);
    const all = [...this.absolute(), ...this.relative()];
    const first = all.find(({ key }) => this.draft().answers[key] === undefined);
    if (first) this.#focus(`#question-${first.key} button`);
  }

  protected choose(outcome: Outcome): void {
    this.outcome.set(outcome);
    this.fieldErrors.update(({ outcome: _, ...others }) => others);
  }

  /** Brings a section into view and the focus with it. */
  protected area(section: string): void {
    const target = this.#host.nativeElement.querySelector<HTMLElement>(`#section-${section}`);
    target?.scrollIntoView({ block: 'start' });
    (target?.querySelector<HTMLElement>('textarea, button') ?? target)?.focus({ preventScroll: true });
  }

  protected async recordScore(): Promise<void> {
    if (!this.page.hasValue()) return;
    const { patientId } = this.page.value();
    if (await this.#scoreDialog.askForScore(patientId, this.scores() ?? undefined)) this.#chart.reload();
  }

  protected async begin(): Promise<void> {
    if (!this.page.hasValue()) return;
    if (this.page.value().state === 'scheduled' && !(await this.#command(this.#api.checkIn(this.id())))) return;
    await this.#command(this.#api.start(this.id()));
  }

  protected async decide(): Promise<void> {
    const outcome = this.outcome();
    if (outcome === '') {
      this.fieldErrors.set({ outcome: ['Choose a decision.'] });
      return this.#focus('#section-outcome input');
    }
    if (!(await this.#save())) return;
    await this.#command(this.#api.complete(this.id(), outcome));
  }

  protected async sign(): Promise<void> {
    if (!(await this.#save())) return;
    await this.#command(this.#api.sign(this.id(), this.#key));
  }

  /** Shows the version of the other person; what was typed here goes. */
  protected takeTheirs(): void {
    this.stale.set(false);
    this.unsaved.set(false);
    this.page.set(undefined);
    this.page.reload();
  }

  async #command(sent: Promise<CommandResult<Visit>>): Promise<boolean> {
    this.refusal.set('');
    this.fieldErrors.set({});
    const result = await sent;
    if (!result.ok) {
      this.#refused(result.problem);
      return false;
    }
    this.#version.set(result.value.version);
    this.page.reload();
    this.#chart.reload();
    return true;
  }

  /** What was refused stands at its field, with the focus on it; only what has no field stands below. */
  #refused({ detail, fieldErrors = {} }: Problem): void {
    this.fieldErrors.set(fieldErrors);
    const [field] = Object.keys(fieldErrors);
    if (field === undefined) return this.refusal.set(detail);
    if (field === 'contraindications') this.showMissing();
    else this.#focus(`#field-${field}`);
  }

  /** After the page has shown what changed. */
  #focus(selector: string): void {
    afterNextRender(
      () => {
        const target = this.#host.nativeElement.querySelector<HTMLElement>(selector);
        target?.scrollIntoView({ block: 'center' });
        target?.focus({ preventScroll: true });
      },
      { injector: this.#injector },
    );
  }

  /** One save after the other, each against the version of the one before. */
  #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() =>
      this.unsaved() && this.editable() && !this.stale() ? this.#send() : !this.stale(),
    );
    return this.#saving;
  }

  async #send(): Promise<boolean> {
    this.unsaved.set(false);
    const result = await this.#api.save(this.id(), this.#version(), recordOf(this.draft()));
    if (result.ok) {
      this.#version.set(result.value.version);
      this.saved.set(this.#clock.now());
      this.refusal.set('');
      return true;
    }
    this.unsaved.set(true);
    if (result.problem.status === 412) this.stale.set(true);
    else this.refusal.set(`Not saved yet. ${result.problem.detail}`);
    return false;
  }

  #screen(kind: 'absolute' | 'relative') {
    return this.page.hasValue() ? this.page.value().screen.filter((item) => item.kind === kind) : [];
  }
}
