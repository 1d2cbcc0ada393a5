import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { PatientApi, PatientLine } from '../patient-api';

const SIZE = 25;
const PAUSE_MS = 250;
const STATES: Readonly<Record<PatientLine['state'], string>> = {
  prospective: 'Prospective',
  active: 'Active',
  inactive: 'Inactive',
  deceased: 'Deceased',
  merged: 'Merged',
};

/** Finds charts by name, chart number, date of birth or telephone. */
@Component({
  selector: 'tl-patients-page',
  imports: [ClinicTime, EmptyState, ErrorState, Icon, MatButton, RouterLink, SkeletonRows],
  templateUrl: './patients-page.html',
  styleUrl: './patients-page.scss',
})
export class PatientsPage {
  readonly #api = inject(PatientApi);
  readonly #auth = inject(Auth);
  #pause: ReturnType<typeof setTimeout> | undefined;

  protected readonly text = signal('');
  /** Another search begins at its first page. */
  protected readonly page = linkedSignal({ source: this.text, computation: () => 1 });
  protected readonly found = this.#api.searchResource(() => ({ text: this.text(), page: this.page(), size: SIZE }));
  /** The last answer stays on the screen while the next one loads. */
  protected readonly shown = linkedSignal<ReturnType<typeof this.answer>, ReturnType<typeof this.answer>>({
    source: () => this.answer(),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly failure = computed(() => (this.found.error() ? toProblem(this.found.error()) : undefined));
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.shown()?.total ?? 0) / SIZE)));
  protected readonly mayEdit = computed(() => this.#auth.may('patient.edit'));
  protected readonly states = STATES;
  protected readonly newPatient = linkTo.newPatient();

  protected look(text: string): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.text.set(text.trim()), PAUSE_MS);
  }

  protected link(line: PatientLine): readonly string[] {
    return linkTo.patient(line.id);
  }

  protected answer() {
    return this.found.hasValue() ? this.found.value() : undefined;
  }
}
