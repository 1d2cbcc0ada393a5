import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { Icon } from '../../ui/icon/icon';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { PendingEntries } from '../pending-entries';
import { NewReading, Reading, SessionConsole } from '../session-api';
import { alertWords } from './alert-words';
import { vitalRows } from './vital-rows';

type Field = 'systolic' | 'diastolic' | 'heartRate' | 'spo2' | 'respiratoryRate' | 'sedation';

const FIELDS: readonly {
  readonly key: Field;
  readonly label: string;
  readonly hint: string;
  readonly optional?: true;
}[] = [
  { key: 'systolic', label: 'Systolic, mmHg', hint: 'sys' },
  { key: 'diastolic', label: 'Diastolic, mmHg', hint: 'dia' },
  { key: 'heartRate', label: 'Heart rate, per minute', hint: 'HR' },
  { key: 'spo2', label: 'SpO2, %', hint: '%' },
  { key: 'respiratoryRate', label: 'Respiratory rate, per minute, optional', hint: 'RR', optional: true },
  { key: 'sedation', label: 'MOAA/S 0 to 5, optional', hint: '0-5', optional: true },
];
const BLANK: Readonly<Record<Field, string>> = {
  ...{ systolic: '', diastolic: '', heartRate: '', spo2: '', respiratoryRate: '', sedation: '' },
};

/** Readings against their slots, late shown as late, with the next one entered in its own line. */
@Component({
  selector: 'tl-vitals-table',
  imports: [ClinicTime, Icon, MatButton, MatIconButton, StatusChip],
  templateUrl: './vitals-table.html',
  styleUrl: './vitals-table.scss',
})
export class VitalsTable {
  readonly session = input.required<SessionConsole>();

  readonly #pending = inject(PendingEntries);
  readonly #confirm = inject(ConfirmDialog);
  readonly #clock = inject(Clock);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  private readonly first = viewChild<ElementRef<HTMLInputElement>>('first');

  protected readonly fields = FIELDS;
  protected readonly alertWords = alertWords;
  protected readonly mayEnter = computed(() => this.session().allowedActions.includes('vitals'));
  protected readonly rows = computed(() =>
    vitalRows(this.session(), this.#pending.readingsOf(this.session().id), this.mayEnter()),
  );
  protected readonly typed = signal(BLANK);
  protected readonly errors = signal<Readonly<Record<string, string>>>({});
  protected readonly refusal = computed(() => Object.values(this.errors())[0]);
  protected readonly correcting = signal<{ readonly id: string; readonly reason: string } | undefined>(undefined);

  /** Puts the cursor where the next reading begins. */
  focusEntry(): void {
    const input = this.first()?.nativeElement;
    input?.scrollIntoView({ block: 'nearest' });
    input?.focus();
  }

  protected type(field: Field, event: Event): void {
    this.typed.update((typed) => ({ ...typed, [field]: (event.target as HTMLInputElement).value }));
    this.errors.set({});
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const typed = this.typed();
    const missing = FIELDS.find(({ key, optional }) => !optional && !/^\d+$/.test(typed[key].trim()));
    if (missing) {
      this.errors.set({ [missing.key]: `${missing.label}: enter a whole number.` });
      return;
    }
    const correcting = this.correcting();
    const reading: NewReading = {
      ...{ id: crypto.randomUUID(), measuredAt: this.#measuredAt(correcting?.id) },
      systolic: Number(typed.systolic),
      diastolic: Number(typed.diastolic),
      heartRate: Number(typed.heartRate),
      spo2: Number(typed.spo2),
      ...(typed.respiratoryRate.trim() && { respiratoryRate: Number(typed.respiratoryRate) }),
      ...(typed.sedation.trim() && { sedation: Number(typed.sedation) }),
      ...(correcting && { replacesId: correcting.id, reason: correcting.reason }),
    };
    this.typed.set(BLANK);
    this.correcting.set(undefined);
    const problem = await this.#pending.add({ kind: 'reading', sessionId: this.session().id, body: reading });
    if (!problem) return this.#keepFocus();
    this.typed.set(typed);
    this.correcting.set(correcting);
    const { fieldErrors, detail } = problem;
    const errors: Record<string, string> = {};
    for (const [key, messages] of Object.entries(fieldErrors ?? {})) errors[key] = messages[0] ?? detail;
    this.errors.set(Object.keys(errors).length > 0 ? errors : { form: detail });
  }

  /** A correction is a new reading that says what it replaces and why. */
  protected async correct(reading: Reading): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Correct this reading?',
      message: 'The wrong values stay in the record, marked as corrected. Say why, then enter the right ones.',
      keep: 'Leave it',
      verb: 'Enter the right values',
    });
    if (!given) return;
    this.correcting.set({ id: reading.id, reason: given.words });
    const shown = (value: number | null) => (value === null ? '' : String(value));
    this.typed.set({
      ...{
        systolic: shown(reading.systolic),
        diastolic: shown(reading.diastolic),
        heartRate: shown(reading.heartRate),
      },
      ...{
        spo2: shown(reading.spo2),
        respiratoryRate: shown(reading.respiratoryRate),
        sedation: shown(reading.sedation),
      },
    });
    this.focusEntry();
  }

  protected stopCorrecting(): void {
    this.correcting.set(undefined);
    this.typed.set(BLANK);
    this.errors.set({});
  }

  /** The line of the reading that was saved is gone, and with it what had the focus. */
  #keepFocus(): void {
    afterNextRender(
      () => {
        if (this.#document.activeElement === this.#document.body) this.focusEntry();
      },
      { injector: this.#injector },
    );
  }

  /** A correction keeps the time at which it was measured. */
  #measuredAt(replacedId: string | undefined): string {
    const replaced = this.session().readings.find(({ id }) => id === replacedId);
    return replaced?.measuredAt ?? new Date(this.#clock.now()).toISOString();
  }
}
