import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import {
  DISCHARGE_SCALES,
  DISCHARGE_THRESHOLD,
  DischargeScale,
} from '../../../../../server/src/sessions/rules/discharge';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SessionApi, SessionConsole } from '../session-api';

const SCALES = (Object.keys(DISCHARGE_SCALES) as DischargeScale[]).map((value) => ({
  value,
  label: DISCHARGE_SCALES[value].label,
}));

/** The score and what is seen at the door. Closes with the fresh session. */
@Component({
  selector: 'tl-discharge-dialog',
  imports: [
    ...[Icon, MatButton, MatButtonToggle, MatButtonToggleGroup, MatCheckbox],
    ...[MatDialogActions, MatDialogContent, MatDialogTitle, Segmented],
  ],
  template: `
    <h2 matDialogTitle>Discharge {{ session.patient.name }}</h2>
    <mat-dialog-content>
      <tl-segmented label="Scale" [segments]="scales" [value]="scale()" (valueChange)="chooseScale($event)" />
      <ul>
        @for (item of items(); track item.key) {
          <li>
            <span>{{ item.label }}</span>
            <mat-button-toggle-group
              hideSingleSelectionIndicator
              [aria-label]="item.label"
              [value]="points()[item.key]"
              (change)="give(item.key, $event.value)"
            >
              @for (point of [0, 1, 2]; track point) {
                <mat-button-toggle [value]="point">{{ point }}</mat-button-toggle>
              }
            </mat-button-toggle-group>
          </li>
        }
      </ul>
      <p class="score" role="status">
        {{ score() === undefined ? 'Score every item' : 'Score ' + score() + ' of 10' }}, at least
        {{ threshold }} needed
      </p>
      <mat-checkbox [checked]="walks()" (change)="walks.set($event.checked)">Walks unaided</mat-checkbox>
      <mat-checkbox [checked]="instructions()" (change)="instructions.set($event.checked)">
        Written instructions given: no driving until the next day
      </mat-checkbox>
      <mat-checkbox [checked]="escort()" (change)="escort.set($event.checked)">
        Escort present: {{ session.escortName ?? 'nobody was named at check-in' }}
      </mat-checkbox>
      @if (!session.escortName) {
        <input
          class="text-input"
          aria-label="Name of the escort"
          placeholder="Name of the escort"
          maxlength="120"
          [value]="escortName()"
          (input)="nameEscort($event)"
        />
      }
      @if (refusal(); as refusal) {
        <p class="refusal" role="alert"><tl-icon name="alert" size="s" /> {{ refusal }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" type="button" (click)="dialog.close()">Not yet</button>
      <button matButton="filled" type="button" disabledInteractive [disabled]="sending()" (click)="discharge()">
        Discharge the patient
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 6px;
      color: var(--mat-sys-on-surface);
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 44px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    mat-button-toggle-group {
      --mat-button-toggle-height: 38px;
    }
    .score {
      font: var(--mat-sys-title-small);
    }
    .refusal {
      display: flex;
      gap: 6px;
      color: var(--mat-sys-error);
    }
  `,
})
export class DischargeDialog {
  protected readonly session = inject<SessionConsole>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<DischargeDialog, SessionConsole>>(MatDialogRef);
  readonly #api = inject(SessionApi);

  protected readonly scales = SCALES;
  protected readonly threshold = DISCHARGE_THRESHOLD;
  protected readonly scale = signal<DischargeScale>('aldrete');
  protected readonly points = signal<Readonly<Record<string, number>>>({});
  protected readonly walks = signal(false);
  protected readonly instructions = signal(false);
  protected readonly escort = signal(false);
  protected readonly escortName = signal('');
  protected readonly sending = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);

  protected readonly items = computed(() =>
    Object.entries(DISCHARGE_SCALES[this.scale()].items).map(([key, label]) => ({ key, label })),
  );
  protected readonly score = computed(() => {
    const points = this.items().map(({ key }) => this.points()[key]);
    return points.every((point) => point !== undefined) ? points.reduce((sum, point) => sum + point, 0) : undefined;
  });

  protected chooseScale(scale: string): void {
    this.scale.set(scale as DischargeScale);
    this.points.set({});
  }

  protected give(key: string, value: number): void {
    this.points.update((points) => ({ ...points, [key]: value }));
  }

  protected nameEscort(event: Event): void {
    this.escortName.set((event.target as HTMLInputElement).value);
  }

  protected async discharge(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    const escortName = this.escortName().trim();
    const result = await this.#api.discharge(this.session.id, {
      ...{ scale: this.scale(), items: this.points(), walksUnaided: this.walks(), escortPresent: this.escort() },
      instructionsGiven: this.instructions(),
      ...(escortName && { escortName }),
    });
    this.sending.set(false);
    if (result.ok) this.dialog.close(result.value);
    else this.refusal.set(result.problem.detail);
  }
}
