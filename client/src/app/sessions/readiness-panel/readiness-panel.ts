import {
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { ReadinessBody } from '../../../api/generated';
import { Problem } from '../../../api/problem';
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
        <li tabindex="-1" [attr.data-check]="check.key" [class.open]="check.light === 'block'">
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
                [attr.aria-invalid]="weightError() || unlikely() ? true : null"
                [attr.aria-describedby]="weightError() || unlikely() ? 'weight-error' : null"
                [value]="weight()"
                (input)="typeWeight($event)"
              />
              <button matButton="outlined" type="submit">Save</button>
            </form>
            @if (weightError(); as words) {
              <p class="refusal" role="alert" id="weight-error"><tl-icon name="alert" size="s" /> {{ words }}</p>
            }
            @if (unlikely(); as question) {
              <p class="refusal" role="alert" id="weight-error">
                <tl-icon name="alert" size="s" /> {{ question }}
                <button matButton="outlined" type="button" (click)="confirmWeight()">
                  Yes, save {{ weight() }} kg
                </button>
              </p>
            }
          } @else {
            <span class="state">{{ check.state }}</span>
          }
        </li>
      }
    </ul>
    @if (refusal(); as words) {
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
    li.open {
      box-shadow: inset 3px 0 0 var(--clinic-light-block-solid);
    }
    li:focus-visible {
      outline: 2px solid var(--clinic-focus);
      outline-offset: -2px;
    }
    li .refusal {
      flex-basis: 100%;
      align-items: center;
      padding: 0 0 4px 22px;
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
  /** The server's question about a weight far from the last one. */
  protected readonly unlikely = signal<string | undefined>(undefined);
  protected readonly refusal = signal<string | undefined>(undefined);
  readonly #document = inject(DOCUMENT);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

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

  /** Puts the focus on a check: on its answer where it can be answered here. */
  focusCheck(key: string): void {
    const row = this.#host.nativeElement.querySelector<HTMLElement>(`[data-check="${key}"]`);
    const answer = row?.querySelector<HTMLElement>('button, input');
    row?.scrollIntoView({ block: 'nearest' });
    (answer ?? row)?.focus();
  }

  protected typeWeight(event: Event): void {
    this.weight.set(this.valueOf(event));
    this.weightError.set(undefined);
    this.unlikely.set(undefined);
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected saveEscort(event: Event): Promise<unknown> {
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
    await this.#saveWeight({ weightKg });
  }

  protected confirmWeight(): Promise<void> {
    return this.#saveWeight({ weightKg: Number(this.weight().replace(',', '.')), weightConfirmed: true });
  }

  async #saveWeight(body: ReadinessBody): Promise<void> {
    const problem = await this.send(body);
    const words = problem?.fieldErrors?.['weightKg']?.[0];
    this.unlikely.set(problem?.code === 'session.weightUnlikely' ? words : undefined);
    if (problem && !this.unlikely()) this.weightError.set(words ?? problem.detail);
    if (!problem) this.weight.set('');
    this.#stayAtWeight();
  }

  /** Back to the field, unless somebody has gone on to something else while it was saved. */
  #stayAtWeight(): void {
    const { activeElement, body } = this.#document;
    const row = this.#host.nativeElement.querySelector('[data-check="weight"]');
    if (activeElement === body || row?.contains(activeElement)) this.focusCheck('weight');
  }

  protected answer(key: string, answer: string): Promise<unknown> {
    return this.send({ answers: { [key]: answer } });
  }

  /** @returns the refusal; one of the weight stands at its field */
  protected async send(body: ReadinessBody): Promise<Problem | undefined> {
    const result = await this.#api.answer(this.sessionId(), body);
    const ofWeight = body.weightKg !== undefined;
    this.refusal.set(result.ok || ofWeight ? undefined : result.problem.detail);
    this.changed.emit();
    return result.ok ? undefined : result.problem;
  }
}
