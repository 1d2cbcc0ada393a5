import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Auth } from '../../auth/auth';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { RippleOption, RippleStep, SchedulingApi, VisitTime } from '../scheduling-api';

/** How to go on behind the moved session. */
export interface RippleChoice {
  /** What moves, the session itself among them; it alone when nothing else does. */
  readonly moves: readonly RippleStep[];
  /** What keeps it from being carried out. */
  readonly blocked: string | undefined;
}

const MODES: Readonly<Record<RippleOption['mode'], { label: string; help: string }>> = {
  leave: { label: 'Leave them', help: 'The sessions behind it stay where they are.' },
  shift: { label: 'Shift them', help: 'Each keeps its distance in days and its time of day.' },
  compress: { label: 'Close up', help: 'Only those move that would come too close, as little as they must.' },
};

const PROBLEMS: Readonly<Record<RippleStep['problems'][number], string>> = {
  'booking.roomTaken': 'the room is taken',
  'booking.patientTaken': 'the patient is elsewhere',
  'booking.clinicianTaken': 'the clinician is taken',
  'booking.closed': 'the clinic is closed',
  'booking.inThePast': 'that time is over',
  'booking.roomNotInService': 'the room is out of service',
  'booking.roomBlocked': 'the room is blocked',
  'booking.clinicianOffShift': 'the clinician has no shift',
  'booking.clinicianAbsent': 'the clinician is away',
  'booking.monitorLimit': 'too many patients would be watched at once',
  'session.outOfOrder': 'it would be out of order',
  'session.tooSoon': 'it is too close to another dose',
  'session.tooMany': 'too many doses within seven days',
};

const DRIFT: Readonly<Record<RippleOption['drift'], string>> = {
  on_track: 'The plan stays on track.',
  drifting: 'The plan drifts from its cadence.',
  off_protocol: 'The plan is off protocol.',
};

/** What moving a session does to those of its plan behind it, and the choice of how to go on. Empty when there are none. */
@Component({
  selector: 'tl-ripple-panel',
  imports: [ClinicTime, Icon, Segmented],
  templateUrl: './ripple-panel.html',
  styleUrl: './ripple-panel.scss',
})
export class RipplePanel {
  readonly sessionId = input.required<string>();
  /** Where the session is to go; undefined while that is not known or it stays. */
  readonly to = input.required<VisitTime | undefined>();

  readonly #mayOverride = inject(Auth).may('booking.override');
  readonly #preview = inject(SchedulingApi).rippleResource(this.sessionId, this.to);
  readonly #options = computed(() => (this.#preview.hasValue() ? this.#preview.value().options : []));
  /** Without a session behind it there is nothing to choose. */
  protected readonly options = computed(() => this.#options().filter(({ steps }) => steps.length > 1));
  protected readonly segments = computed(() =>
    this.options().map(({ mode }) => ({ value: mode, label: MODES[mode].label })),
  );
  protected readonly failed = computed(() => this.#preview.error() !== undefined);
  protected readonly loading = computed(() => this.#preview.isLoading());
  /** The first that leaves nothing behind it in trouble, until the person chooses. */
  protected readonly mode = linkedSignal<readonly RippleOption[], string>({
    source: this.options,
    computation: (options, before) =>
      options.find(({ mode }) => mode === before?.value && before.source.length > 0)?.mode ??
      options.find(({ steps }) => stuckBehind(steps) === undefined)?.mode ??
      'leave',
  });
  protected readonly option = computed(() => this.options().find(({ mode }) => mode === this.mode()));
  protected readonly help = computed(() => MODES[this.option()?.mode ?? 'leave'].help);
  /** The session itself is told of only when it cannot be where it is asked to. */
  protected readonly shown = computed(() =>
    (this.option()?.steps ?? []).filter(({ problems }, index) => index > 0 || problems.length > 0),
  );
  protected readonly drift = computed(() => DRIFT[this.option()?.drift ?? 'on_track']);

  /** Undefined when the session moves by itself as ever: nothing stands behind it, or the preview did not come. */
  readonly choice = computed<RippleChoice | undefined>(() => {
    const option = this.option();
    if (!option) return undefined;
    const stuck = stuckBehind(option.steps.filter(({ overridable }) => !(this.#mayOverride && overridable)));
    return {
      moves: option.steps.filter(({ moves }) => moves),
      blocked: stuck && `Session ${stuck.ordinal} cannot be there: ${this.words(stuck)}. Choose another way to go on.`,
    };
  });

  protected words({ problems }: RippleStep): string {
    return problems.map((problem) => PROBLEMS[problem]).join(', ');
  }

  protected retry(): void {
    this.#preview.reload();
  }
}

function stuckBehind(steps: readonly RippleStep[]): RippleStep | undefined {
  return steps.slice(1).find(({ problems }) => problems.length > 0);
}
