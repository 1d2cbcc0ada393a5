import { Component } from '@angular/core';

/** How the phases of a visit are drawn. */
@Component({
  selector: 'tl-phase-legend',
  template: `
    <ul aria-label="How phases are drawn">
      <li><i class="prep"></i>Prep</li>
      <li><i class="session"></i>Session</li>
      <li><i class="recovery"></i>Recovery</li>
      <li><i class="integration"></i>Integration</li>
      <li><i class="turnover"></i>Turnover</li>
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      gap: 10px;
      white-space: nowrap;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-small);
    }

    i {
      display: inline-block;
      width: 14px;
      height: 12px;
      margin-right: 4px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 3px;
      vertical-align: -2px;
      background: var(--clinic-phase-prep);
    }

    .session {
      background: var(--clinic-phase-session);
    }

    .recovery {
      background: var(--clinic-phase-recovery);
    }

    .integration {
      background: var(--clinic-phase-integration);
    }

    .turnover {
      background: repeating-linear-gradient(-45deg, var(--clinic-phase-turnover) 0 1px, transparent 1px 5px);
    }
  `,
})
export class PhaseLegend {}
