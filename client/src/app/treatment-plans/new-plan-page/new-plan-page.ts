import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { applyEach, form, FormField, FormRoot, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { MAX_MG_PER_KG } from '../../../../../server/src/treatment-plans/rules/plan-size';
import type { ChartResponse } from '../../../api/generated/types.gen';
import { Problem, toFieldErrors, toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { linkTo } from '../../paths';
import { Banner } from '../../ui/banner/banner';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ErrorState } from '../../ui/error-state/error-state';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { atDoseFields, DISORDER_NAMES, PlanApi, ROUTE_NAMES } from '../plan-api';

const SIZES = [
  { value: '3', label: '3 sessions' },
  { value: '6', label: '6 sessions' },
] as const;

/** Draws up a plan of 3 or 6 sessions with a dose for each slot. The console suggests no dose. */
@Component({
  selector: 'tl-new-plan-page',
  imports: [
    Banner,
    ClinicTime,
    ErrorState,
    Field,
    FormField,
    FormRoot,
    Input,
    MatButton,
    RouterLink,
    Segmented,
    SkeletonRows,
  ],
  templateUrl: './new-plan-page.html',
  styleUrl: './new-plan-page.scss',
})
export class NewPlanPage {
  readonly patientId = input.required<string>();

  readonly #api = inject(PlanApi);
  readonly #router = inject(Router);
  readonly #key = idempotencyKey();

  protected readonly sizes = SIZES;
  protected readonly routes = Object.entries(ROUTE_NAMES).map(([value, label]) => ({ value, label }));
  protected readonly chart = httpResource<ChartResponse>(() => `/api/chart/${this.patientId()}`);
  protected readonly failure = computed(() => (this.chart.error() ? toProblem(this.chart.error()) : undefined));
  protected readonly name = computed(() => {
    if (!this.chart.hasValue()) return '';
    const { preferredName, givenName, familyName } = this.chart.value().patient;
    return `${preferredName ?? givenName} ${familyName}`;
  });
  protected readonly linkTo = linkTo;
  protected readonly chartLink = computed(() => linkTo.patient(this.patientId()));
  protected readonly refusal = signal<Problem | undefined>(undefined);

  /** What the signed consultation found: a plan treats that, and nothing else. */
  protected readonly disorder = computed(() => (this.chart.hasValue() ? this.chart.value().eligibleFor : null));
  protected readonly disorderName = computed(() => {
    const disorder = this.disorder();
    return disorder === null ? '' : DISORDER_NAMES[disorder];
  });
  protected readonly mayDrawUp = computed(
    () => this.chart.hasValue() && this.chart.value().allowedActions.includes('newPlan'),
  );

  readonly #model = signal({
    sessionCount: '3',
    route: 'iv',
    doses: [{ mgPerKg: '' }, { mgPerKg: '' }, { mgPerKg: '' }],
  });
  protected readonly form = form(
    this.#model,
    (path) => {
      applyEach(path.doses, (dose) => {
        validate(dose.mgPerKg, ({ value }) => doseError(value()));
      });
    },
    {
      submission: {
        action: async (field) => {
          const { sessionCount, route, doses } = this.#model();
          this.refusal.set(undefined);
          const result = await this.#api.create(
            {
              patientId: this.patientId(),
              disorder: this.disorder() ?? '',
              sessionCount: Number(sessionCount),
              route,
              doses: doses.map(({ mgPerKg }) => Number(mgPerKg)),
            },
            this.#key,
          );
          if (result.ok) {
            await this.#router.navigate([...linkTo.plan(result.value.id)]);
            return undefined;
          }
          if (result.problem.fieldErrors?.['disorder']) this.chart.reload();
          else if (result.problem.fieldErrors) return toFieldErrors(atDoseFields(result.problem), field);
          this.refusal.set(result.problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** Keeps the doses that were typed when the size changes. */
  protected resize(size: string): void {
    this.#model.update((model) => ({
      ...model,
      sessionCount: size,
      doses: Array.from({ length: Number(size) }, (_, index) => model.doses[index] ?? { mgPerKg: '' }),
    }));
  }

  /** The first dose in every slot; each can still be changed. */
  protected repeatFirst(): void {
    this.#model.update((model) => ({
      ...model,
      doses: model.doses.map(() => ({ mgPerKg: model.doses[0]?.mgPerKg ?? '' })),
    }));
  }
}

function doseError(text: string) {
  const dose = Number(text);
  if (text.trim() === '' || Number.isNaN(dose)) return { kind: 'dose', message: 'Enter mg/kg.' };
  if (dose > 0 && dose <= MAX_MG_PER_KG) return undefined;
  return { kind: 'dose', message: `More than 0, at most ${MAX_MG_PER_KG}.` };
}
