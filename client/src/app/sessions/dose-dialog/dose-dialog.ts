import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { amountsOf, hundredths, volumeMl } from '../../../../../server/src/sessions/rules/dose-arithmetic';
import { toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { fromInstant, toInstant } from '../../ui/date-time/clinic-instant';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { SessionApi, SessionConsole } from '../session-api';

const AMOUNT = /^\d{1,3}([.,]\d{1,2})?$/;

/** What was drawn and wasted; what was given follows, and is shown while typing. Closes with the fresh session. */
@Component({
  selector: 'tl-dose-dialog',
  imports: [
    ...[Field, FormField, FormRoot, Icon, Input, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle],
    TimeField,
  ],
  template: `
    <h2 matDialogTitle>Record a dose</h2>
    <form [formRoot]="form">
      <mat-dialog-content class="touch">
        <div class="grid">
          @if (late) {
            <tl-field label="Given at" help="Between the dose start and the discharge." [control]="form.givenAt">
              <tl-time-field [formField]="form.givenAt" />
            </tl-field>
          }
          <tl-field label="Concentration, mg/mL" [help]="volumeHelp()" [control]="form.concentration">
            <input tlInput inputmode="decimal" autocomplete="off" [formField]="form.concentration" />
          </tl-field>
          <tl-field label="Drawn, mL" [control]="form.drawnMl">
            <input tlInput inputmode="decimal" autocomplete="off" [formField]="form.drawnMl" />
          </tl-field>
          <tl-field label="Wasted, mL" [control]="form.wastedMl">
            <input tlInput inputmode="decimal" autocomplete="off" [formField]="form.wastedMl" />
          </tl-field>
          <tl-field
            label="Witness of the waste"
            help="Needed when anything was wasted."
            [control]="form.wasteWitnessId"
          >
            <select tlInput [formField]="form.wasteWitnessId">
              <option value="">Nobody</option>
              @for (witness of witnesses(); track witness.id) {
                <option [value]="witness.id">{{ witness.displayName }}</option>
              }
            </select>
          </tl-field>
        </div>
        <p class="sum" role="status">
          @if (preview(); as sum) {
            {{ sum.drawnMl }} mL drawn = <b>{{ sum.givenMl }} mL given</b> + {{ sum.wastedMl }} mL wasted;
            {{ sum.givenMl }} mL x {{ sum.concentrationMgPerMl }} mg/mL = <b>{{ sum.givenMg }} mg</b>, in all
            {{ sum.totalMg }} of {{ session.orderedMg }} mg ordered.
          } @else {
            Given = drawn - wasted. {{ session.orderedMg }} mg are ordered, {{ session.givenMg }} mg were given so far.
          }
        </p>
        @if (refusal(); as refusal) {
          <p class="refusal" role="alert"><tl-icon name="alert" size="s" /> {{ refusal }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="outlined" type="button" (click)="dialog.close()">Not now</button>
        <button matButton="filled" type="submit" [disabled]="form().submitting()">Record the dose</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px 16px;
    }
    .sum {
      margin-top: 14px;
      padding: 10px 12px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface);
    }
    .refusal {
      display: flex;
      gap: 6px;
      margin-top: 10px;
      color: var(--mat-sys-error);
    }
  `,
})
export class DoseDialog {
  protected readonly session = inject<SessionConsole>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<DoseDialog, SessionConsole>>(MatDialogRef);
  readonly #api = inject(SessionApi);
  readonly #clock = inject(Clock);
  readonly #me = inject(Auth).session()?.staff.id;
  readonly #clinicians = this.#api.clinicians();
  readonly #key = idempotencyKey();
  readonly #model = signal({ givenAt: '', concentration: '', drawnMl: '', wastedMl: '0', wasteWitnessId: '' });
  readonly #zone = inject(ClinicZone);

  /** Written down after the discharge: it was given before. */
  protected readonly late = this.session.state === 'discharged';

  /** Whoever records never witnesses. */
  protected readonly witnesses = computed(() =>
    this.#clinicians.hasValue() ? this.#clinicians.value().filter(({ id }) => id !== this.#me) : [],
  );
  protected readonly form = form(
    this.#model,
    (path) => {
      if (this.late) required(path.givenAt, { message: 'Enter when it was given.' });
      for (const field of [path.concentration, path.drawnMl, path.wastedMl]) {
        required(field, { message: 'Enter an amount.' });
        validate(field, ({ value }) =>
          value() === '' || AMOUNT.test(value()) ? undefined : { kind: 'amount', message: 'At most two decimals.' },
        );
      }
    },
    {
      submission: {
        action: async (field) => {
          const result = await this.#api.addDose(this.session.id, this.#body(), this.#key);
          if (!result.ok) return toFieldErrors(result.problem, field);
          this.dialog.close(result.value);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly refusal = computed(() => this.form().errors()[0]?.message);
  protected readonly preview = computed(() => {
    const { concentration, drawnMl, wastedMl } = this.#model();
    if (![concentration, drawnMl, wastedMl].every((amount) => AMOUNT.test(amount))) return undefined;
    const entry = {
      concentrationMgPerMl: amountOf(concentration),
      drawnMl: amountOf(drawnMl),
      wastedMl: amountOf(wastedMl),
    };
    const amounts = amountsOf(entry);
    return { ...entry, ...amounts, totalMg: hundredths(this.session.givenMg + amounts.givenMg) };
  });
  protected readonly volumeHelp = computed(() => {
    const { concentration } = this.#model();
    const { orderedMg, givenMg } = this.session;
    if (!AMOUNT.test(concentration) || amountOf(concentration) === 0 || orderedMg === null) return undefined;
    return `${hundredths(orderedMg - givenMg)} mg are ${volumeMl(orderedMg - givenMg, amountOf(concentration))} mL`;
  });

  #body() {
    const { concentration, drawnMl, wastedMl, wasteWitnessId } = this.#model();
    return {
      givenAt: this.#givenAt(),
      ...{ concentrationMgPerMl: amountOf(concentration), drawnMl: amountOf(drawnMl), wastedMl: amountOf(wastedMl) },
      wasteWitnessId: wasteWitnessId === '' ? null : wasteWitnessId,
    };
  }

  /** Now; of a late one the time typed, of the day of the dose. The minute of the dose start means the start itself. */
  #givenAt(): string {
    const { doseStartedAt } = this.session;
    if (!this.late || doseStartedAt === null) return new Date(this.#clock.now()).toISOString();
    const start = fromInstant(doseStartedAt, this.#zone.id());
    const time = this.#model().givenAt;
    return time === start.time ? doseStartedAt : toInstant(start.date, time, this.#zone.id());
  }
}

function amountOf(text: string): number {
  return Number(text.replace(',', '.'));
}
