import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { IntegrationNoteApi } from '../../integration-notes/integration-note-api';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { OrdinalLine } from '../../ui/ordinal-line/ordinal-line';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { DischargeDialog } from '../discharge-dialog/discharge-dialog';
import { DoseCard } from '../dose-card/dose-card';
import { DoseDialog } from '../dose-dialog/dose-dialog';
import { entryWords } from '../entry-words';
import { EventsCard } from '../events-card/events-card';
import { LightSwitch } from '../light-switch/light-switch';
import { Entry, PendingEntries } from '../pending-entries';
import { PhaseBar } from '../phase-bar/phase-bar';
import { ReadinessPanel } from '../readiness-panel/readiness-panel';
import { SessionApi, SessionConsole } from '../session-api';
import { SessionSheet } from '../session-sheet/session-sheet';
import { elapsed, livePhase, phaseStart } from '../visit-phase';
import { VitalsChart } from '../vitals-chart/vitals-chart';
import { VitalsTable } from '../vitals-table/vitals-table';
import { BASELINE, NextStep, nextStep, openBefore, openWords } from './next-step';

const HEADINGS = {
  ...{ prep: 'Since arrival', session: 'Since dose', recovery: 'In recovery', integration: 'Integration' },
} as const;

/** The console beside the chair: everything of one session on one screen. */
@Component({
  selector: 'tl-session-page',
  imports: [
    ...[Card, ClinicTime, DoseCard, ErrorState, EventsCard, Icon, LightSwitch, MatButton, MatIconButton, OrdinalLine],
    ...[PhaseBar, ReadinessPanel, RouterLink, SessionSheet, SkeletonRows, StatusChip, VitalsChart, VitalsTable],
  ],
  templateUrl: './session-page.html',
  styleUrl: './session-page.scss',
  host: { '(window:beforeunload)': 'warnOfLoss($event)' },
})
export class SessionPage {
  readonly id = input.required<string>();

  readonly #api = inject(SessionApi);
  readonly #notes = inject(IntegrationNoteApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #clock = inject(Clock);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #noteKey = idempotencyKey();
  private readonly table = viewChild(VitalsTable);
  private readonly readiness = viewChild(ReadinessPanel);
  private readonly nextButton = viewChild<unknown, ElementRef<HTMLElement>>('stepOn', { read: ElementRef });
  protected readonly pending = inject(PendingEntries);
  protected readonly linkTo = linkTo;
  protected readonly entryWords = entryWords;

  protected readonly resource = this.#api.console(this.id);
  protected readonly session = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });
  /** Epoch milliseconds, every second: the timer runs while the screen is open. */
  protected readonly now = signal(this.#clock.now());
  protected readonly sending = signal(false);
  /** Why the server did not do what was asked, until something else is asked. */
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly next = computed(() => nextStep(this.session() ?? { allowedActions: [] }));
  protected readonly open = computed(() => {
    const session = this.session();
    return session ? openBefore(this.next()?.step, session) : [];
  });
  protected readonly openWords = computed(() => openWords(this.open()));
  protected readonly beforeDose = computed(() => {
    const session = this.session();
    return session?.doseStartedAt === null && ['scheduled', 'checked_in', 'ready'].includes(session.state);
  });
  protected readonly timer = computed(() => {
    const session = this.session();
    const phase = session && livePhase(session);
    const start = session && phaseStart(session);
    if (!session || !phase || !start) return undefined;
    const minutes = session.phases?.[phase];
    const ms = this.now() - Date.parse(start);
    const left = Math.round((minutes ?? 0) - ms / 60_000);
    return {
      heading: HEADINGS[phase],
      time: elapsed(ms),
      plan: `of ${minutes} min planned, ${left >= 0 ? `${left} min left` : `${-left} min over`}`,
    };
  });
  protected readonly line = computed(() =>
    (this.session()?.slots ?? []).map(({ state }) => (state === 'this' ? ('now' as const) : state)),
  );
  protected readonly place = computed(() => {
    const session = this.session();
    return session?.ordinal ? `Session ${session.ordinal} of ${session.sessionCount}` : 'Booster';
  });
  protected readonly checklist = computed(() => {
    const session = this.session();
    if (!session) return { done: 0, items: [] };
    const items = session.dischargeChecklist;
    return { done: items.filter((item) => item.done).length, items };
  });
  protected readonly dueIn = computed(() => {
    const due = this.session()?.nextDue?.dueAt;
    if (!due) return undefined;
    const minutes = Math.round((Date.parse(due) - this.now()) / 60_000);
    return minutes >= 0 ? `in ${minutes} min` : `${-minutes} min late`;
  });

  constructor() {
    reloadOn('today', this.resource);
    this.pending.saved.pipe(takeUntilDestroyed()).subscribe((session) => this.show(session));
    const tick = setInterval(() => this.now.set(this.#clock.now()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(tick));
  }

  protected may(action: string): boolean {
    return this.session()?.allowedActions.includes(action) ?? false;
  }

  protected show(session: SessionConsole): void {
    if (session.id === this.id()) this.resource.set(session);
  }

  protected record(): void {
    this.table()?.focusEntry();
  }

  protected warnOfLoss(event: BeforeUnloadEvent): void {
    if (this.pending.unkept() > 0) event.preventDefault();
  }

  /** Takes the next step, or goes to the first thing that is open before it. */
  protected async goOn(step: NextStep, session: SessionConsole): Promise<void> {
    if (this.sending()) return;
    const [first] = this.open();
    if (first) return first.key === BASELINE ? this.record() : this.readiness()?.focusCheck(first.key);
    await this.#take(step, session);
    this.#keepFocus();
  }

  protected putAway(entry: Entry): void {
    void this.pending.putAway(entry);
  }

  async #take(step: NextStep, session: SessionConsole): Promise<void> {
    this.refusal.set(undefined);
    switch (step) {
      case 'checkIn':
        return this.#checkIn(session);
      case 'start':
        return this.#start(session);
      case 'dose':
        return this.dose(session);
      case 'discharge':
        return this.#open(DischargeDialog, session, '460px');
      case 'close':
        return this.#close(session);
      default:
        return this.#run(() => this.#api.step(session.id, step));
    }
  }

  protected dose(session: SessionConsole): Promise<void> {
    return this.#open(DoseDialog, session, '520px');
  }

  protected async hold(session: SessionConsole): Promise<void> {
    await this.#confirm.ask({
      title: 'Hold this session?',
      message: `${session.patient.name} is not dosed today. The room is given back; the slot of the plan stays open.`,
      ...{ keep: 'Go on', verb: 'Hold the session', destructive: true },
      act: ({ words }) => this.#try(this.#api.hold(session.id, words)),
    });
  }

  protected async abort(session: SessionConsole): Promise<void> {
    await this.#confirm.ask({
      title: 'Abort dosing?',
      message: `Dosing of ${session.patient.name} ends now. Recovery and discharge follow as always.`,
      reasons: [
        ...(session.kind === 'plan' ? [{ value: 'counts', label: 'Counts toward the plan' }] : []),
        { value: 'not', label: 'Does not count; the slot stays open' },
      ],
      ...{ words: 'required', keep: 'Go on', verb: 'Abort dosing', destructive: true },
      act: ({ reason, words }) =>
        this.#try(this.#api.abort(session.id, { reason: words, countsTowardPlan: reason === 'counts' })),
    });
  }

  protected async writeNote(session: SessionConsole): Promise<void> {
    const result = await this.#notes.begin(session.id, this.#noteKey);
    if (result.ok) await this.#router.navigate(linkTo.note(result.value.id));
    else this.refusal.set(result.problem.detail);
  }

  async #checkIn(session: SessionConsole): Promise<void> {
    this.sending.set(true);
    const result = await this.#api.checkIn(session.id, {});
    this.sending.set(false);
    if (result.ok) this.resource.reload();
    else this.refusal.set(result.problem.detail);
  }

  /** A baseline in the hold band is overridden with a reason, nothing else is. */
  async #start(session: SessionConsole): Promise<void> {
    const overridable = session.startBlockers.length > 0 && session.startBlockers.every((it) => it.overridable);
    if (!overridable) return this.#run(() => this.#api.start(session.id));
    await this.#confirm.ask({
      title: 'Start in spite of the hold band?',
      message: `${session.startBlockers.map(({ reason }) => reason).join('. ')}. The limit informs; the decision is yours.`,
      ...{ keep: 'Wait', verb: 'Start dosing', destructive: true },
      act: ({ words }) => this.#try(this.#api.start(session.id, words)),
    });
  }

  async #close(session: SessionConsole): Promise<void> {
    await this.#confirm.ask({
      title: 'Sign the session record?',
      message: 'Readings, dose, events and discharge are fixed with your name. Nothing can be added afterwards.',
      ...{ words: 'none', keep: 'Not yet', verb: 'Sign the record' },
      act: () => this.#try(this.#api.step(session.id, 'close')),
    });
  }

  async #open(dialog: typeof DoseDialog | typeof DischargeDialog, data: SessionConsole, width: string): Promise<void> {
    const opened = this.#dialog.open<DoseDialog | DischargeDialog, SessionConsole, SessionConsole>(dialog, {
      data,
      width,
    });
    const changed = await firstValueFrom(opened.afterClosed());
    if (changed) this.show(changed);
  }

  async #run(command: () => Promise<CommandResult<SessionConsole>>): Promise<void> {
    this.sending.set(true);
    const refusal = await this.#try(command());
    this.sending.set(false);
    this.refusal.set(refusal);
  }

  /** What had the focus may be gone with its step: the next one has it then. */
  #keepFocus(): void {
    const body = this.#document.body;
    afterNextRender(
      () => {
        if (this.#document.activeElement === body) this.nextButton()?.nativeElement.focus();
      },
      { injector: this.#injector },
    );
  }

  /** @returns the refusal, in words */
  async #try(command: Promise<CommandResult<SessionConsole>>): Promise<string | undefined> {
    const result = await command;
    if (!result.ok) return result.problem.detail;
    this.show(result.value);
    return undefined;
  }
}
