import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';

/** What a request failed with, as far as a person needs it. `Problem` of api/problem.ts fits. */
export interface Failure {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId?: string;
}

/** A list or screen that did not load: what is missing, why, a retry and the reference to quote. */
@Component({
  selector: 'tl-error-state',
  imports: [Icon, MatButton],
  host: { role: 'alert' },
  template: `
    <tl-icon name="alert" size="l" />
    <p class="heading">{{ heading() }}</p>
    <p class="text">{{ text() }}</p>
    @if (!final()) {
      <button matButton="tonal" type="button" (click)="retry.emit()">Try again</button>
    }
    @if (failure()?.requestId; as reference) {
      <p class="text">Reference {{ reference }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 8px;
      padding: 32px 24px;
      text-align: center;
    }
    .heading {
      font: var(--mat-sys-title-medium);
    }
    .text {
      max-width: 40ch;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
      overflow-wrap: anywhere;
      text-wrap: pretty;
    }
  `,
})
export class ErrorState {
  /** "The arrivals did not load" */
  readonly heading = input.required<string>();
  readonly failure = input<Failure>();
  /** Said when the server did not answer, to tell what is safe: "What you typed is kept." */
  readonly kept = input('');
  readonly retry = output();

  /** Trying again does not help against a missing thing or a missing right. */
  protected readonly final = computed(() => [403, 404, 410].includes(this.failure()?.status ?? 0));
  protected readonly text = computed(() => {
    const failure = this.failure();
    const reason = !failure || failure.status === 0 ? 'The server did not answer.' : (failure.detail ?? failure.title);
    return [reason, this.kept()].filter(Boolean).join(' ');
  });
}
