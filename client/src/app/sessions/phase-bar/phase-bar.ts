import { Component, computed, inject, input } from '@angular/core';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Icon } from '../../ui/icon/icon';
import { IconName } from '../../ui/icon/icons';
import { SessionConsole } from '../session-api';
import { livePhase, PhaseKey, PHASES, phaseStart } from '../visit-phase';

const LOOK: Readonly<Record<PhaseKey, { readonly label: string; readonly icon: IconName }>> = {
  prep: { label: 'Prep', icon: 'form' },
  session: { label: 'Session', icon: 'pulse' },
  recovery: { label: 'Recovery', icon: 'moon' },
  integration: { label: 'Integration', icon: 'bubble' },
};

/** The phases of the visit side by side; only the one that runs takes colour. */
@Component({
  selector: 'tl-phase-bar',
  imports: [Icon],
  template: `
    <ol>
      @for (phase of phases(); track phase.key) {
        <li [class]="phase.key" [class.live]="phase.live" [attr.aria-current]="phase.live ? 'step' : null">
          <tl-icon [name]="phase.past ? 'check' : phase.icon" />
          <span class="words">
            <span class="name">{{ phase.label }}</span>
            <span class="detail">{{ phase.detail }}</span>
          </span>
          @if (phase.live) {
            <span class="progress" [style.width.%]="phase.share"></span>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      grid-template-columns: 5fr 7fr 6fr 5fr;
      height: 48px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      overflow: hidden;
      background: var(--mat-sys-surface-container-lowest);
    }
    li {
      position: relative;
      display: flex;
      align-items: center;
      gap: 10px;
      min-width: 0;
      padding: 0 12px;
    }
    li + li {
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    .words {
      display: grid;
      min-width: 0;
    }
    .name {
      font: var(--mat-sys-title-small);
    }
    .detail {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font: var(--mat-sys-label-medium);
      font-weight: 400;
      color: var(--mat-sys-on-surface-variant);
    }
    .live .detail {
      color: var(--mat-sys-on-surface);
    }
    .prep.live {
      background: var(--clinic-phase-prep-live);
    }
    .session.live {
      background: var(--clinic-phase-session-live);
    }
    .recovery.live {
      background: var(--clinic-phase-recovery-live);
    }
    .integration.live {
      background: var(--clinic-phase-integration-live);
    }
    @media (width < 840px) {
      ol {
        grid-template-columns: 1fr 1fr;
        height: auto;
      }
      li {
        padding-block: 6px;
      }
      li:nth-child(3) {
        border-left: 0;
      }
      li:nth-child(n + 3) {
        border-top: 1px solid var(--mat-sys-outline-variant);
      }
      .detail {
        white-space: normal;
      }
    }
    .progress {
      position: absolute;
      left: 0;
      bottom: 0;
      height: 3px;
      background: var(--mat-sys-primary);
    }
  `,
})
export class PhaseBar {
  readonly session = input.required<SessionConsole>();
  /** Epoch milliseconds. */
  readonly now = input.required<number>();
  readonly #zone = inject(ClinicZone);

  protected readonly phases = computed(() => {
    const session = this.session();
    const live = livePhase(session);
    const done = ['discharged', 'closed'].includes(session.state);
    const at = live ? PHASES.indexOf(live) : done ? PHASES.length : -1;
    return PHASES.map((key, index) => {
      const minutes = session.phases?.[key] ?? 0;
      return {
        ...{ key, ...LOOK[key], live: index === at, past: index < at },
        ...{ detail: this.#detail(session, key, minutes), share: this.#share(session, minutes) },
      };
    });
  });

  #detail(session: SessionConsole, key: PhaseKey, minutes: number): string {
    if (key === 'session' && session.doseStartedAt) {
      const dose = Date.parse(session.doseStartedAt);
      return `dose ${this.#time(dose)}, planned end ${this.#time(dose + minutes * 60_000)}`;
    }
    if (key === 'recovery' && session.recoveryStartedAt) return `from ${this.#time(session.recoveryStartedAt)}`;
    if (key === 'integration' && session.recoveryEndedAt) return `from ${this.#time(session.recoveryEndedAt)}`;
    if (key === 'prep' && session.checkedInAt) return `here ${this.#time(session.checkedInAt)}`;
    return key === 'recovery' ? `${minutes} min, then by criteria` : `${minutes} min`;
  }

  #share(session: SessionConsole, minutes: number): number {
    const start = phaseStart(session);
    if (!start || minutes === 0) return 0;
    return Math.min(100, Math.max(0, ((this.now() - Date.parse(start)) / (minutes * 60_000)) * 100));
  }

  #time(value: string | number): string {
    return formatTime(value, 'time', this.#zone.id());
  }
}
