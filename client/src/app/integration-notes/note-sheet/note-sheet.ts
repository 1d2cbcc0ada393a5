import { Component, computed, inject, input } from '@angular/core';
import { Auth } from '../../auth/auth';
import { Clock } from '../../ui/clinic-time/clock';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { IntegrationNote } from '../integration-note-api';

/** What a printed note begins with: whose it is, about which session, signed by whom, and who printed it when. */
@Component({
  selector: 'tl-note-sheet',
  imports: [ClinicTime],
  template: `
    <h2>Integration note</h2>
    <dl>
      <div>
        <dt>Patient</dt>
        <dd>{{ note().patientName }}, no. {{ note().chartNumber }}</dd>
      </div>
      <div>
        <dt>Session</dt>
        <dd>{{ session() }}, dose {{ note().doseStartedAt | clinicTime: 'dayYearTime' }}</dd>
      </div>
      <div>
        <dt>Author</dt>
        <dd>{{ note().authorName }}</dd>
      </div>
      <div>
        <dt>Signature</dt>
        <dd>
          @if (note().signedAt; as signedAt) {
            Signed {{ signedAt | clinicTime: 'dayYearTime' }} by {{ note().authorName }}, as author
          } @else {
            Draft, not signed
          }
        </dd>
      </div>
    </dl>
    <p>{{ clinic() }}. Printed {{ printedAt() | clinicTime: 'dayYearTime' }} by {{ by() }}.</p>
  `,
  styles: `
    :host {
      display: none;
    }
    h2 {
      margin: 0;
      font: var(--mat-sys-headline-small);
    }
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 2mm 8mm;
      margin: 3mm 0;
    }
    dt {
      font: var(--mat-sys-label-medium);
    }
    dd {
      margin: 0;
    }
    p {
      margin: 0;
      padding-bottom: 2mm;
      border-bottom: 1px solid currentColor;
      font: var(--mat-sys-body-small);
    }
    @media print {
      :host {
        display: block;
      }
    }
  `,
})
export class NoteSheet {
  readonly note = input.required<IntegrationNote>();

  readonly #auth = inject(Auth);
  protected readonly printedAt = inject(Clock).minute;
  protected readonly by = computed(() => this.#auth.session()?.staff.displayName ?? '');
  protected readonly clinic = computed(() => this.#auth.session()?.clinic.name ?? '');
  protected readonly session = computed(() => {
    const { ordinal, of } = this.note();
    return ordinal === null ? 'Booster' : `${ordinal} of ${of}`;
  });
}
