import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Problem, toFieldErrors, toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { linkTo } from '../../paths';
import { Banner } from '../../ui/banner/banner';
import { Card } from '../../ui/card/card';
import { DateField } from '../../ui/date-time/date-field';
import { ErrorState } from '../../ui/error-state/error-state';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { Patient, PatientApi, PatientLine } from '../patient-api';

/** Cover of a chart: a new one, or one that is changed. What was typed survives a refusal and a newer version. */
@Component({
  selector: 'tl-patient-form-page',
  imports: [
    Banner,
    Card,
    DateField,
    ErrorState,
    Field,
    FormField,
    FormRoot,
    Input,
    MatButton,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './patient-form-page.html',
  styleUrl: './patient-form-page.scss',
})
export class PatientFormPage {
  /** Absent for a new patient; bound from the route. */
  readonly id = input<string>();

  readonly #api = inject(PatientApi);
  readonly #router = inject(Router);
  readonly #key = idempotencyKey();

  protected readonly patient = this.#api.patientResource(this.id);
  protected readonly loaded = computed(() => (this.patient.hasValue() ? this.patient.value() : undefined));
  protected readonly failure = computed(() => (this.patient.error() ? toProblem(this.patient.error()) : undefined));
  protected readonly refusal = signal<Problem | undefined>(undefined);
  protected readonly alike = signal<readonly PatientLine[]>([]);
  /** Saving asks once whether the person has a chart already; the second press opens a new one. */
  readonly #askedFor = signal('');
  protected readonly mayWriteAlerts = computed(() => this.loaded()?.allowedActions.includes('editAlerts') ?? false);
  protected readonly back = computed(() => {
    const id = this.id();
    return id === undefined ? linkTo.patients() : linkTo.patient(id);
  });

  /** Filled when the chart has loaded, and never again: a reload after a conflict must not overwrite what was typed. */
  readonly #model = linkedSignal<Patient | undefined, ReturnType<typeof fieldsOf>>({
    source: this.loaded,
    computation: (patient, previous) => (previous?.source ? previous.value : fieldsOf(patient)),
  });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.givenName, { message: 'Enter the given name.' });
      required(path.familyName, { message: 'Enter the family name.' });
      email(path.email, { message: 'Enter an e-mail address.' });
    },
    {
      submission: {
        action: async (field) => {
          this.refusal.set(undefined);
          if (await this.#mayExist()) return undefined;
          const result = await this.#save();
          if (result.ok) {
            await this.#router.navigate([...linkTo.patient(result.value.id)]);
            return undefined;
          }
          if (result.problem.fieldErrors) return toFieldErrors(result.problem, field);
          this.refusal.set(result.problem);
          if (result.problem.status === 412) this.patient.reload();
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  protected link(line: PatientLine): readonly string[] {
    return linkTo.patient(line.id);
  }

  async #mayExist(): Promise<boolean> {
    const person = this.#model();
    const asked = JSON.stringify([person.givenName, person.familyName, person.birthDate, person.phone, person.email]);
    if (this.id() !== undefined || this.#askedFor() === asked) return false;
    const result = await this.#api.alike(person);
    this.#askedFor.set(asked);
    this.alike.set(result.ok ? result.value : []);
    return this.alike().length > 0;
  }

  #save() {
    const { alerts, ...person } = this.#model();
    const patient = this.loaded();
    if (!patient) return this.#api.create(person, this.#key);
    return this.#api.update(patient.id, patient.version, this.mayWriteAlerts() ? { ...person, alerts } : person);
  }
}

function fieldsOf(patient: Patient | undefined) {
  return {
    givenName: patient?.givenName ?? '',
    familyName: patient?.familyName ?? '',
    preferredName: patient?.preferredName ?? '',
    pronouns: patient?.pronouns ?? '',
    birthDate: patient?.birthDate ?? '',
    phone: patient?.phone ?? '',
    email: patient?.email ?? '',
    alerts: patient?.alerts ?? '',
  };
}
