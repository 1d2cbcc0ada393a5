import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../../../api/problem';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { AuthApi } from '../auth-api';

/** Hallway screens that are on, each with a way to end it from here. Shows nothing while there is none. */
@Component({
  selector: 'tl-hallway-screens',
  imports: [ClinicTime, ErrorState, MatButton, SkeletonRows],
  templateUrl: './hallway-screens.html',
  styleUrl: './hallway-screens.scss',
})
export class HallwayScreens {
  readonly heading = input.required<string>();
  /** What stands there when none is on. */
  readonly empty = input<string>();

  readonly #api = inject(AuthApi);

  protected readonly resource = this.#api.hallwayScreensResource();
  protected readonly screens = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => (this.resource.error() ? toProblem(this.resource.error()) : undefined));
  protected readonly said = signal('');

  protected async end(id: string): Promise<void> {
    const result = await this.#api.endHallwayScreen(id);
    this.said.set(result.ok ? 'That screen asks for a sign-in now.' : result.problem.detail);
    this.resource.reload();
  }
}
