import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ReadinessBody } from '../../../api/generated';
import { Icon } from '../../ui/icon/icon';
import { IconName } from '../../ui/icon/icons';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Tone } from '../../ui/tone';
import { ReadinessCheck, SessionApi } from '../session-api';

type Light = ReadinessCheck['light'];
const LIGHTS: Readonly<Record<Light, { readonly tone: Tone; readonly icon: IconName; readonly words: string }>> = {
  clear: { tone: 'ok', icon: 'check', words: 'Clear' },
  attention: { tone: 'warn', icon: 'alert', words: 'Look at it' },
  block: { tone: 'stop', icon: 'hand', words: 'Blocks' },
};

/** The checks between the door and the chair, each with its light and its answers; escort and weight are typed. */
@Component({
  selector: 'tl-readiness-panel',
  imports: [Icon, MatButton, MatButtonToggle, MatButtonToggleGroup, StatusChip],
  template: `
    <ul>
      @for (check of rows(); track check.key) {
        <li>
          <tl-status-chip bare [tone]="check.look.tone" [icon]="check.look.icon">
            <span class="sr-only">{{ check.look.words }}</span>
          </tl-status-chip>
          <span class="label">{{ check.label }}</span>
          @if (check.options.length > 0 && mayAnswer()) {
            <mat-button-toggle-group
              hideSingleSelectionIndicator
              [aria-label]="check.label"
              [value]="check.answer"
              (change)="answer(check.key, $event.value)"
            >
              @for (option of check.options; track option.value) {
                <mat-button-toggle [value]="option.value">{{ option.label }}</mat-button-toggle>
              }
            </mat-button-toggle-group>
          } @else if (check.key === 'escort' && mayAnswer()) {
            <form class="typed" (submit)="saveEscort($event)">
              <input
                class="text-input"
                placeholder="Name"
                aria-label="Escort, name"
                autocomplete="off"
                maxlength="120"
                [value]="escort()"
                (input)="escort.set(valueOf($event))"
              />
              <input
                class="text-input"
                placeholder="Telephone"
                aria-label="Escort, telephone"
                autocomplete="off"
                type="tel"
                maxlength="40"
                [value]="phone()"
                (input)="phone.set(valueOf($event))"
              />
              <button matButton="outlined" type="submit">Save</button>
            </form>
          } @else if (check.key === 'weight' && mayAnswer()) {
            <form class="typed" (submit)="saveWeight($event)">
              <span class="state">{{ check.state }}</span>
              <input
                class="text-input weight"
                placeholder="kg today"
                aria-label="Weight measured now, kg"
                inputmode="decimal"
                autocomplete="off"
                maxlength="6"
                [attr.aria-invalid]="weightError() ? true : null"
                [value]="weight()"
                (input)="weight.set(valueOf($event))"
              />
              <button matButton="outlined" type="submit">Save</button>
            </form>
          } @else {
            <span class="state">{{ check.state }}</span>
          }
        </li>
      }
    </ul>
    @if (refusal() ?? weightError(); as words) {
      <p class="refusal" role="alert"><tl-icon name="alert" size="s" /> {{ words }}</p>
    }
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      min-height: 40px;
      padding: 2px 14px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .label {
      flex: 1;
      min-width: 110px;
      font: var(--mat-sys-title-small);
    }
    .state {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    .typed {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .text-input {
      width: 132px;
      min-height: 36px;
    }
    .weight {
      width: 84px;
    }
    mat-button-toggle-group {
      --mat-button-toggle-height: 34px;
    }
    button {
      --mat-button-outlined-container-height: 36px;
    }
    .refusal {
      display: flex;
      gap: 6px;
      padding: 6px 14px;
      color: var(--mat-sys-error);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class ReadinessPanel {
  readonly sessionId = input.required<string>();
  readonly checks = input.required<readonly ReadinessCheck[]>();
  readonly mayAnswer = input.required<boolean>();
  readonly escortName = input<string | null>(null);
  readonly escortPhone = input<string | null>(null);
  readonly changed = output();

  readonly #api = inject(SessionApi);
  protected readonly rows = computed(() => this.checks().map((check) => ({ ...check, look: LIGHTS[check.light] })));
  protected readonly escort = signal('');
  protected readonly phone = signal('');
  protected readonly weight = signal('');
  protected readonly weightError = signal<string | undefined>(undefined);
  protected readonly refusal = signal<string | undefined>(undefined);

  constructor() {
    // What the server knows fills the fields once; what is typed afterwards is not overwritten by a reload.
    effect(() => {
      const [name, phone] = [this.escortName() ?? '', this.escortPhone() ?? ''];
      untracked(() => {
        if (this.escort() === '') this.escort.set(name);
        if (this.phone() === '') this.phone.set(phone);
      });
    });
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected saveEscort(event: Event): Promise<void> {
    event.preventDefault();
    return this.send({ escortName: this.escort(), escortPhone: this.phone() });
  }

  protected async saveWeight(event: Event): Promise<void> {
    event.preventDefault();
    const weightKg = Number(this.weight().replace(',', '.'));
    if (!Number.isFinite(weightKg) || weightKg < 25 || weightKg > 350) {
      this.weightError.set('Enter a weight between 25 and 350 kg.');
      return;
    }
    this.weightError.set(undefined);
    await this.send({ weightKg });
    if (!this.refusal()) this.weight.set('');
  }

  protected answer(key: string, answer: string): Promise<void> {
    return this.send({ answers: { [key]: answer } });
  }

  protected async send(body: ReadinessBody): Promise<void> {
    const result = await this.#api.answer(this.sessionId(), body);
    this.refusal.set(result.ok ? undefined : result.problem.detail);
    this.changed.emit();
  }
}
