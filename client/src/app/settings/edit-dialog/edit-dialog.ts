import { Component, computed, inject, Service, signal } from '@angular/core';
import { FieldTree, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { AffectedBookingFact, Problem, toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { DateField } from '../../ui/date-time/date-field';
import { TimeField } from '../../ui/date-time/time-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { spanWords } from '../settings-words';
import { VisitPreview } from '../visit-preview/visit-preview';
import { Edit, EditField, Values } from './edit';

/** Somebody else saved first: what differs, theirs beside ours. */
interface Conflict {
  readonly version: number;
  readonly theirs: Values;
  readonly rows: readonly { readonly label: string; readonly mine: string; readonly theirs: string }[];
}

interface Affected {
  readonly total: number;
  readonly ids: readonly string[];
  readonly bookings: readonly AffectedBookingFact[];
}

/** Opens the dialog of one change. @returns whether it was saved */
@Service()
export class EditDialog {
  readonly #dialog = inject(MatDialog);

  async open(edit: Edit): Promise<boolean> {
    const dialog = this.#dialog.open<EditBox, Edit, boolean>(EditBox, { data: edit, width: '600px', ariaModal: true });
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }
}

/**
 * One change of rooms or time. What was typed stays through every refusal: bookings that it would leave standing are
 * listed and looked at, and what somebody else saved in the meantime stands beside it.
 */
@Component({
  selector: 'tl-edit-box',
  imports: [
    ...[DateField, Field, FormField, FormRoot, Icon, Input, MatButton, MatCheckbox, MatDialogActions],
    ...[MatDialogContent, MatDialogTitle, TimeField, VisitPreview],
  ],
  templateUrl: './edit-dialog.html',
  styleUrl: './edit-dialog.scss',
})
export class EditBox {
  protected readonly edit = inject<Edit>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<EditBox, boolean>>(MatDialogRef);
  readonly #key = idempotencyKey();
  readonly #version = signal(this.edit.version);
  readonly #acknowledged = signal<readonly string[]>([]);

  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly affected = signal<Affected | undefined>(undefined);
  protected readonly conflict = signal<Conflict | undefined>(undefined);
  protected readonly model = signal<Record<string, string>>({ ...this.edit.values });
  protected readonly asked = computed(() =>
    this.edit.fields.filter(({ unless }) => unless === undefined || this.model()[unless] !== 'yes'),
  );
  protected readonly form = form(
    this.model,
    (path) => {
      for (const { name, kind, optional, mayBeEmpty, unless } of this.edit.fields) {
        const field = path[name];
        if (!field || optional || mayBeEmpty || kind === 'check') continue;
        const when = () => unless === undefined || this.model()[unless] !== 'yes';
        required(field, { message: 'Fill this in.', when });
      }
    },
    {
      submission: {
        action: async (field) => {
          this.refusal.set(undefined);
          const attempt = { version: this.#version(), acknowledged: this.#acknowledged(), key: this.#key };
          const result = await this.edit.save(this.model(), attempt);
          if (result.ok) this.#dialog.close(true);
          else if (result.problem.fieldErrors) return toFieldErrors(this.#named(result.problem), field);
          else await this.#refuse(result.problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
  protected readonly seen = signal(false);
  protected readonly blocked = computed(
    () => this.conflict() !== undefined || (this.affected() !== undefined && !this.seen()),
  );

  protected control(name: string): FieldTree<string> {
    const field = this.form[name];
    if (!field) throw new Error(`the edit has no field ${name}`);
    return field;
  }

  protected minutes(name: string): number {
    return Number(this.model()[name] ?? 0) || 0;
  }

  protected when(booking: AffectedBookingFact): string {
    return spanWords(booking, this.edit.zone);
  }

  protected tick(name: string, on: boolean): void {
    this.control(name)().value.set(on ? 'yes' : '');
  }

  /** The bookings were looked at: the next try names them. */
  protected look(seen: boolean): void {
    this.seen.set(seen);
    this.#acknowledged.set(seen ? (this.affected()?.ids ?? []) : []);
  }

  /** Ours goes over theirs, knowingly. */
  protected keepMine(): void {
    this.#settle(undefined);
  }

  protected takeTheirs(): void {
    this.#settle(this.conflict()?.theirs);
  }

  protected close(): void {
    this.#dialog.close(false);
  }

  #settle(values: Values | undefined): void {
    const conflict = this.conflict();
    if (!conflict) return;
    if (values) this.model.set({ ...values });
    this.#version.set(conflict.version);
    this.conflict.set(undefined);
  }

  async #refuse(problem: Problem): Promise<void> {
    const { total, ids, bookings } = problem.facts ?? {};
    if (problem.code === 'calendar.bookingsAffected' && ids && bookings) {
      this.look(false);
      this.affected.set({ total: total ?? ids.length, ids, bookings });
      return;
    }
    if (problem.status !== 412 || !this.edit.current) return this.refusal.set(problem.detail);
    const current = await this.edit.current();
    if (!current) return this.refusal.set('Somebody removed this in the meantime.');
    const differs = ({ name }: EditField) => (this.model()[name] ?? '') !== (current.values[name] ?? '');
    this.conflict.set({
      ...{ version: current.version, theirs: current.values },
      rows: this.edit.fields.filter(differs).map((field) => ({
        label: field.label,
        mine: shown(field, this.model()),
        theirs: shown(field, current.values),
      })),
    });
  }

  #named(problem: Problem): Problem {
    const entries = Object.entries(problem.fieldErrors ?? {}).map(([path, messages]) => [
      this.edit.fieldOf?.(path, this.model()) ?? path,
      messages,
    ]);
    return { ...problem, fieldErrors: Object.fromEntries(entries) as Problem['fieldErrors'] & object };
  }
}

function shown({ name, kind, choices }: EditField, values: Values): string {
  const value = values[name] ?? '';
  if (kind === 'check') return value === 'yes' ? 'yes' : 'no';
  return choices?.find((choice) => choice.value === value)?.label ?? (value === '' ? 'none' : value);
}
