import { Component, computed, input } from '@angular/core';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { SessionConsole } from '../session-api';

/** What is ordered and what was given. */
@Component({
  selector: 'tl-dose-card',
  imports: [Card, ClinicTime],
  template: `
    <tl-card heading="Dose" [remark]="order()">
      <div class="content">
        <p class="figure">
          {{ session().orderedMg ?? '–' }}
          <span class="unit">{{ session().orderedMg === null ? 'mg, weight missing' : 'mg ordered' }}</span>
        </p>
        <div class="gauge" aria-hidden="true"><span [style.width.%]="share()"></span></div>
        <dl class="facts">
          <dt>Weight</dt>
          <dd>
            @if (session().weightKg; as weight) {
              {{ weight }} kg, {{ session().weightMeasuredAt | clinicTime: 'day' }}
            } @else {
              not measured
            }
          </dd>
          <dt>Given</dt>
          <dd>{{ session().givenMg }} mg</dd>
          @for (dose of session().doses; track dose.id) {
            <dt>{{ dose.givenAt | clinicTime: 'time' }}</dt>
            <dd>
              {{ dose.givenMl }} mL of {{ dose.concentrationMgPerMl }} mg/mL
              @if (dose.wastedMl > 0) {
                <br />waste {{ dose.wastedMl }} mL, {{ dose.wasteWitnessName }}
              }
            </dd>
          }
        </dl>
        <ng-content />
      </div>
    </tl-card>
  `,
  styles: `
    :host,
    tl-card {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-height: 0;
    }
    .content {
      display: flex;
      flex-direction: column;
      gap: 6px;
      min-height: 100%;
      padding: 0 14px 12px;
    }
    .figure {
      font: 500 1.625rem/1.875rem var(--clinic-font);
    }
    .unit {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .gauge {
      height: 5px;
      border-radius: 3px;
      background: var(--mat-sys-surface-container-highest);
    }
    .gauge span {
      display: block;
      height: 100%;
      border-radius: 3px;
      background: var(--mat-sys-primary);
    }
  `,
})
export class DoseCard {
  readonly session = input.required<SessionConsole>();

  protected readonly order = computed(() => {
    const { route, orderedMgPerKg } = this.session();
    return `${route.toUpperCase()}, ${orderedMgPerKg} mg/kg`;
  });
  protected readonly share = computed(() => {
    const { orderedMg, givenMg } = this.session();
    return orderedMg ? Math.min(100, (givenMg / orderedMg) * 100) : 0;
  });
}
