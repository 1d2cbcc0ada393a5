import { Component, computed, inject, input } from '@angular/core';
import { Auth } from '../../auth/auth';
import { Clock } from '../../ui/clinic-time/clock';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { zoneName } from '../../ui/clinic-time/zone-offset';

/** What a printed page of the board begins with: what it is, where, in which time, and who printed it when. */
@Component({
  selector: 'tl-print-header',
  template: `
    <h2>{{ heading() }}</h2>
    <p>{{ place() }} · {{ zone() }}</p>
    <p class="printed">Printed {{ printed() }} by {{ by() }}</p>
  `,
  styles: `
    :host {
      display: none;
    }

    h2 {
      font: var(--mat-sys-title-large);
    }

    .printed {
      margin-left: auto;
    }

    @media print {
      :host {
        display: flex;
        align-items: baseline;
        gap: 5mm;
        padding-bottom: 2mm;
        font: var(--mat-sys-body-small);
      }
    }
  `,
})
export class PrintHeader {
  /** "Day sheet, Monday 23 November 2026" */
  readonly heading = input.required<string>();
  readonly place = input.required<string>();
  /** IANA name */
  readonly timeZone = input.required<string>();

  readonly #clock = inject(Clock);
  readonly #auth = inject(Auth);

  protected readonly by = computed(() => this.#auth.session()?.staff.displayName ?? '');
  protected readonly zone = computed(() => zoneName(this.timeZone(), this.#clock.minute()));
  protected readonly printed = computed(() => formatTime(this.#clock.minute(), 'dayTime', this.timeZone()));
}
