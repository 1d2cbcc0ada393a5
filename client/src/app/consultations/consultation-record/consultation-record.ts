import { Component, computed, input } from '@angular/core';
import { DISORDER_NAMES } from '../../treatment-plans/plan-api';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConsultationPage, outcomeName, SECTIONS } from '../consultation-api';

/** A signed consultation as what it is: a document to read and to print, not a form. */
@Component({
  selector: 'tl-consultation-record',
  imports: [ClinicTime],
  template: `
    @let c = consultation();
    <h2>Consultation of {{ c.patientName }}</h2>
    <p class="small">{{ c.startsAt | clinicTime: 'dayYearTime' }}{{ c.roomName ? ', ' + c.roomName : '' }}</p>
    @for (section of written(); track section.label) {
      <section>
        <h3>{{ section.label }}</h3>
        <p class="text">{{ section.text }}</p>
      </section>
    }
    <section>
      <h3>Contraindications</h3>
      @if (present().length > 0) {
        <ul>
          @for (item of present(); track item.key) {
            <li>{{ item.label }} ({{ item.kind }})</li>
          }
        </ul>
      } @else {
        <p class="text">{{ answered() === 0 ? 'Not asked.' : 'None present.' }}</p>
      }
      <p class="small muted">{{ answered() }} of {{ c.screen.length }} questions asked.</p>
    </section>
    @if (c.riskBenefitReason; as reason) {
      <section>
        <h3>Reason to go ahead</h3>
        <p class="text">{{ reason }}</p>
      </section>
    }
    <section>
      <h3>Decision</h3>
      <p class="text">{{ outcome() }}{{ c.disorder ? ', ' + disorders[c.disorder] : '' }}</p>
      @if (c.conditions; as conditions) {
        <p class="text">Conditions: {{ conditions }}</p>
      }
    </section>
    <p class="small">Signed {{ c.signedAt | clinicTime: 'dayYearTime' }} by {{ c.signedByName }}</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--clinic-space-4);
      max-width: 680px;
    }
    h2 {
      font: var(--mat-sys-title-large);
    }
    h3 {
      margin: 0 0 2px;
      font: var(--mat-sys-title-small);
    }
    p,
    ul {
      margin: 0;
    }
    ul {
      padding-left: var(--clinic-space-5);
      list-style: disc;
    }
    section {
      display: grid;
      gap: var(--clinic-space-1);
      break-inside: avoid;
    }
    .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class ConsultationDocument {
  readonly consultation = input.required<ConsultationPage>();

  protected readonly disorders = DISORDER_NAMES;
  protected readonly written = computed(() =>
    SECTIONS.map(({ key, label }) => ({ label, text: this.consultation().assessment[key] ?? '' })).filter(
      ({ text }) => text.trim() !== '',
    ),
  );
  protected readonly present = computed(() => this.consultation().screen.filter(({ present }) => present === true));
  protected readonly answered = computed(
    () => this.consultation().screen.filter(({ present }) => present !== null).length,
  );
  protected readonly outcome = computed(() => outcomeName(this.consultation().outcome));
}
