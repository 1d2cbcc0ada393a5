import { Component, computed, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon } from '../icon/icon';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A filter that says what it lets through: a small button that opens a menu of the choices, "any" first. */
@Component({
  selector: 'tl-choice-chip',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" [class.on]="chosen()" [matMenuTriggerFor]="menu">
      @if (chosen(); as chosen) {
        <tl-icon name="check" size="xs" /><span class="sr-only">{{ label() }}: </span
        ><span class="words">{{ chosen.label }}</span>
      } @else {
        <span class="words">{{ any() }}</span>
      }
      <tl-icon name="down" size="xs" />
    </button>
    <mat-menu #menu="matMenu">
      <button
        mat-menu-item
        type="button"
        role="menuitemradio"
        [attr.aria-checked]="!chosen()"
        (click)="picked.emit(undefined)"
      >
        {{ any() }}
      </button>
      @for (choice of choices(); track choice.value) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="choice.value === value()"
          (click)="picked.emit(choice.value)"
        >
          {{ choice.label }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    button:not([mat-menu-item]) {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      max-width: var(--clinic-chip-width, 160px);
      min-height: 28px;
      padding: 0 9px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 6px;
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-label-medium);
      cursor: pointer;
    }

    .on:not([mat-menu-item]) {
      border-color: transparent;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }

    .words {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    @media (forced-colors: active) {
      .on:not([mat-menu-item]) {
        border-color: Highlight;
      }
    }
  `,
})
export class ChoiceChip {
  /** What is chosen here: "Room". */
  readonly label = input.required<string>();
  /** The choice of no choice: "Any room". */
  readonly any = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly value = input<string>();
  readonly picked = output<string | undefined>();

  protected readonly chosen = computed(() => this.choices().find(({ value }) => value === this.value()));
}
