import { Component, computed, inject, signal } from '@angular/core';
import { applyWhen, form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { occasionOf } from '../../../../../server/src/outcome-measures/rules/occasion';
import {
  BASELINE_WINDOW_DAYS,
  CLOSING_WINDOW_DAYS,
  overlapsDose,
} from '../../../../../server/src/outcome-measures/rules/response';
import { Problem, toFieldErrors } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { Banner } from '../../ui/banner/banner';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { dateInZone } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { DateField } from '../../ui/date-time/date-field';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Segmented } from '../../ui/segmented/segmented';
import { NewScore, OCCASION_NAMES, Score, ScoreApi, ScoreHistory } from '../score-api';

export interface ScoreToRecord {
  readonly patientId: string;
  readonly history: ScoreHistory;
}

const WAYS = [
  { value: 'items', label: 'Seven items' },
  { value: 'total', label: 'Total from paper' },
] as const;
const OCCASION_HELP: Readonly<Record<Score['occasion'], string>> = {
  before: 'too early to be compared with, or before a later one',
  baseline: `the latest within ${BASELINE_WINDOW_DAYS} days before session 1`,
  follow_up: 'compared with the baseline',
  closing: `the first ${CLOSING_WINDOW_DAYS.from} to ${CLOSING_WINDOW_DAYS.to} days after the last session; it judges the plan`,
};

/** Records a GAD-7: its seven items, or the total of a paper form. An incomplete form gets no total. */
@Component({
  selector: 'tl-record-score',
  imports: [
    ...[Banner, DateField, Field, FormField, FormRoot, Input, MatButton, MatDialogActions, MatDialogContent],
    ...[MatDialogTitle, Segmented],
  ],
  templateUrl: './record-score.html',
  styleUrl: './record-score.scss',
})
export class RecordScoreDialog {
  protected readonly asked = inject<ScoreToRecord>(MAT_DIALOG_DATA);
  readonly #api = inject(ScoreApi);
  readonly #dialog = inject<MatDialogRef<RecordScoreDialog, boolean>>(MatDialogRef);
  readonly #key = idempotencyKey();

  protected readonly ways = WAYS;
  readonly #clock = inject(Clock);
  protected readonly today = dateInZone(this.#clock.now(), inject(ClinicZone).id());
  protected readonly refusal = signal<Problem | undefined>(undefined);
  protected readonly items = signal<readonly (number | null)[]>(this.asked.history.form.items.map(() => null));
  protected readonly missing = signal(false);
  protected readonly answered = computed(() => this.items().filter((item) => item !== null).length);
  protected readonly sum = computed(() => this.items().reduce<number>((sum, item) => sum + (item ?? 0), 0));

  readonly #model = signal({ way: 'items', total: '', takenOn: this.today });
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.takenOn, { message: 'Choose the day it was filled in.' });
      applyWhen(
        path,
        ({ value }) => value().way === 'total',
        (of) => {
          validate(of.total, ({ value }) =>
            /^\d{1,2}$/.test(value().trim()) && Number(value()) <= 21
              ? undefined
              : { kind: 'total', message: 'Enter a whole number from 0 to 21.' },
          );
        },
      );
    },
    {
      submission: {
        action: async (field) => {
          const { way, total, takenOn } = this.#model();
          this.refusal.set(undefined);
          if (way === 'items' && this.answered() < this.items().length) {
            this.missing.set(true);
            return undefined;
          }
          const score: NewScore =
            way === 'items' ? { takenOn, items: this.items() as number[] } : { takenOn, total: Number(total) };
          const result = await this.#api.record(this.asked.patientId, score, this.#key);
          if (result.ok) this.#dialog.close(true);
          else if (result.problem.fieldErrors) return toFieldErrors(result.problem, field);
          else this.refusal.set(result.problem);
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  /** What a score of the chosen day will be, by the rule that the server judges by. */
  protected readonly countsAs = computed(() => {
    const { items, courses } = this.asked.history;
    const scores = items.map((item) => ({ ...item, recordedAt: new Date(item.recordedAt) }));
    const takenOn = this.#model().takenOn;
    const asked = { id: '', total: 0, takenOn, state: 'completed' as const, recordedAt: new Date(this.#clock.now()) };
    const occasion = occasionOf(asked, [...scores, asked], courses);
    const overlaps = overlapsDose(
      takenOn,
      courses.flatMap(({ doses }) => doses),
    );
    return { name: OCCASION_NAMES[occasion], help: OCCASION_HELP[occasion], overlaps };
  });

  protected answer(index: number, value: number): void {
    this.items.update((items) => items.map((item, at) => (at === index ? value : item)));
    if (this.answered() === this.items().length) this.missing.set(false);
  }

  protected close(): void {
    this.#dialog.close(false);
  }
}
