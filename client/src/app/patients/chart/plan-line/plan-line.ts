import { Component, input } from '@angular/core';
import type { CourseResponse } from '../../../../api/generated/types.gen';
import { slotWord } from '../../../treatment-plans/plan-api';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';
import { Icon } from '../../../ui/icon/icon';

/** The plan as a line of its slots with day and room. Shape carries the state; the words stand below. */
@Component({
  selector: 'tl-plan-line',
  imports: [ClinicTime, Icon],
  template: `
    <ol [attr.aria-label]="course().progress.done + ' of ' + course().progress.of + ' sessions done'">
      @for (slot of course().slots; track slot.ordinal) {
        <li [class]="slot.state">
          <i aria-hidden="true">
            @if (slot.state === 'done') {
              <tl-icon name="check" size="xs" />
            }
          </i>
          <span class="strong">{{ slot.ordinal }} of {{ course().sessionCount }}</span>
          <span>{{ slot.startsAt ? (slot.startsAt | clinicTime) : word(slot) }}</span>
          <span class="tiny muted">{{ slot.roomName ?? (slot.startsAt ? word(slot) : '') }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
    }
    li {
      display: grid;
      gap: 1px;
      flex: 0 1 112px;
      min-width: 84px;
      position: relative;
      font: var(--mat-sys-body-small);
    }
    li::before {
      content: '';
      position: absolute;
      top: 8px;
      left: 18px;
      right: 0;
      border-top: 2px solid var(--mat-sys-primary);
    }
    li:not(.done)::before {
      border-top: 2px dashed var(--mat-sys-outline);
    }
    li:last-child::before {
      display: none;
    }
    i {
      display: grid;
      place-items: center;
      width: 17px;
      height: 17px;
      margin-bottom: 6px;
      border-radius: 50%;
      border: 2px solid var(--mat-sys-primary);
      background: var(--mat-sys-surface-container-lowest);
    }
    .done i {
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    .now i {
      box-shadow: inset 0 0 0 3px var(--mat-sys-surface-container-lowest);
      background: var(--mat-sys-primary);
    }
    .open i {
      border: 1.5px dashed var(--mat-sys-outline);
    }
  `,
})
export class PlanLine {
  readonly course = input.required<CourseResponse>();

  protected word(slot: CourseResponse['slots'][number]): string {
    return slotWord(slot, this.course()).toLowerCase();
  }
}
