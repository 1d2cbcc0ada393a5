import { Component, computed, inject, Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { keyCaps, Shortcuts } from './shortcuts';

export function openShortcutsHelp(injector: Injector): void {
  injector.get(MatDialog).open(ShortcutsHelp, { width: '460px', autoFocus: 'dialog' });
}

/** What the keys of the open screen do. */
@Component({
  selector: 'tl-shortcuts-help',
  imports: [MatButton, MatCheckbox, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Keyboard shortcuts</h2>
    <mat-dialog-content>
      @for (group of groups(); track group.name) {
        <h3>{{ group.name }}</h3>
        <dl>
          @for (shortcut of group.shortcuts; track shortcut.keys) {
            <dt>
              <kbd>{{ shortcut.cap }}</kbd>
            </dt>
            <dd>{{ shortcut.label }}</dd>
          }
        </dl>
      }
      <mat-checkbox
        data-acts-at-once
        [checked]="shortcuts.lettersOn()"
        (change)="shortcuts.switchLetters($event.checked)"
      >
        Single letters work as shortcuts
      </mat-checkbox>
    </mat-dialog-content>
    <mat-dialog-actions align="end"
      ><button type="button" matButton="outlined" matDialogClose>Close</button></mat-dialog-actions
    >
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 84px 1fr;
      gap: 8px 12px;
      margin: 8px 0 16px;
    }
  `,
})
export class ShortcutsHelp {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly groups = computed(() =>
    // Parts of one screen register under one name.
    [...new Set(this.shortcuts.groups().map(({ name }) => name))].map((name) => ({
      name,
      shortcuts: this.shortcuts
        .groups()
        .filter((group) => group.name === name)
        .flatMap(({ shortcuts }) => shortcuts)
        .map(({ keys, label }) => ({ keys, label, cap: keyCaps(keys, navigator.platform).join(' ') })),
    })),
  );
}
