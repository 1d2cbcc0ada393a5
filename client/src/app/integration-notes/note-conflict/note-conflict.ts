import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SectionConflict } from '../note-draft';

/** Both versions of what two windows wrote, and the choice between them. Until then nothing is overwritten. */
@Component({
  selector: 'tl-note-conflict',
  imports: [MatButton],
  host: { role: 'alert' },
  template: `
    <h2>This draft was also changed elsewhere</h2>
    @for (section of sections(); track section.key) {
      <h3>{{ section.label }}</h3>
      <div class="versions">
        <div>
          <span>Here</span>
          <p>{{ section.mine || 'Empty' }}</p>
        </div>
        <div>
          <span>Saved elsewhere</span>
          <p>{{ section.theirs || 'Empty' }}</p>
        </div>
      </div>
    }
    <div class="choice">
      <button matButton="outlined" type="button" (click)="takeTheirs.emit()">Take the other version</button>
      <button matButton="tonal" type="button" (click)="keepMine.emit()">Keep what is here</button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--clinic-space-2);
      padding: var(--clinic-space-3);
      border: 1px solid var(--clinic-light-attention-solid);
      border-radius: 12px;
      background: var(--mat-sys-surface-container-lowest);
    }
    h2 {
      margin: 0;
      font: var(--mat-sys-title-medium);
    }
    h3 {
      margin: 0;
      font: var(--mat-sys-title-small);
    }
    .versions {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--clinic-space-3);
    }
    span {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-label-medium);
    }
    p {
      margin: 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .choice {
      display: flex;
      justify-content: flex-end;
      gap: var(--clinic-space-2);
    }
  `,
})
export class NoteConflict {
  readonly sections = input.required<readonly SectionConflict[]>();
  readonly keepMine = output();
  readonly takeTheirs = output();
}
