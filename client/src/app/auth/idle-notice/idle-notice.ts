import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../../ui/icon/icon';
import { IdleTimer } from '../idle-timer';

/** The minute before the console locks: any key or touch keeps it open, and the button says so. */
@Component({
  selector: 'tl-idle-notice',
  imports: [Icon, MatButton],
  template: `
    @if (timer.warning(); as seconds) {
      <div class="notice">
        <tl-icon name="lock" />
        <span role="alert">The console is about to lock. What you typed is kept.</span>
        <span aria-hidden="true">{{ seconds }} s</span>
        <button matButton type="button" (click)="timer.touched()">Stay</button>
      </div>
    }
  `,
  styles: `
    .notice {
      position: fixed;
      z-index: 1500;
      left: 50%;
      bottom: 18px;
      transform: translateX(-50%);
      display: flex;
      align-items: center;
      gap: 14px;
      padding: 6px 8px 6px 16px;
      min-height: 44px;
      border-radius: 8px;
      background: var(--mat-sys-inverse-surface);
      color: var(--mat-sys-inverse-on-surface);
      box-shadow: var(--mat-sys-level3);
      font: var(--mat-sys-body-small);
      white-space: nowrap;
    }
    button {
      --mat-button-text-label-text-color: var(--mat-sys-inverse-primary);
    }
  `,
})
export class IdleNotice {
  protected readonly timer = inject(IdleTimer);
}
