import { Component } from '@angular/core';

/** The mark: one line through what is done, what is now and what comes. */
@Component({
  selector: 'tl-logo',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg width="34" height="22" viewBox="0 0 34 22" focusable="false">
      <path d="M2 11h4M10.5 11h1M22 11h2M30 11h2" stroke="currentColor" stroke-width="1.8" />
      <circle cx="7" cy="11" r="3.6" fill="currentColor" />
      <circle cx="17" cy="11" r="5" fill="none" stroke="currentColor" stroke-width="2.4" />
      <circle cx="27" cy="11" r="3" fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-grid;
      color: var(--mat-sys-primary);
    }
  `,
})
export class Logo {}
