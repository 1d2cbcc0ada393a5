import { Component, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { Card } from '../../ui/card/card';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { RowActions } from '../../ui/row-actions/row-actions';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { Edit } from '../edit-dialog/edit';
import { EditDialog } from '../edit-dialog/edit-dialog';
import { ClinicianEdits } from '../edits/clinician-edits';
import { HistoryDialog } from '../history-dialog/history-dialog';
import { Absence, ClinicianHours, Saved, SettingsApi, Shift } from '../settings-api';
import { ABSENCE_WORDS, spanWords, WEEKDAYS } from '../settings-words';

/** When each clinician works, week by week, and when somebody is away. */
@Component({
  selector: 'tl-shifts-page',
  imports: [
    ...[Card, EmptyState, ErrorState, Icon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
    ...[RowActions, SkeletonRows],
  ],
  templateUrl: './shifts-page.html',
  styleUrl: './shifts-page.scss',
})
export class ShiftsPage {
  readonly #api = inject(SettingsApi);
  readonly #edits = inject(ClinicianEdits);
  readonly #dialog = inject(EditDialog);
  readonly #history = inject(HistoryDialog);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly weekdays = WEEKDAYS.map((day) => day.slice(0, 3));
  protected readonly resource = this.#api.cliniciansResource();
  protected readonly locationsResource = this.#api.locationsResource();
  protected readonly failure = computed(() => {
    const error = this.resource.error() ?? this.locationsResource.error();
    return error && toProblem(error);
  });
  readonly #locations = computed(() =>
    this.locationsResource.hasValue() ? this.locationsResource.value() : undefined,
  );
  /** Absences have no location: they are written in the zone of the first. */
  readonly #zone = computed(() => this.#locations()?.[0]?.timeZone ?? 'UTC');

  protected readonly lines = computed(() => {
    const locations = this.#locations();
    if (!this.resource.hasValue() || !locations) return undefined;
    const today = locations[0]?.today ?? '';
    return this.resource.value().map((clinician) => ({
      clinician,
      days: WEEKDAYS.map((day, index) => ({
        day,
        shifts: clinician.shifts
          .filter(({ weekday, validUntil }) => weekday === index + 1 && (validUntil === null || validUntil >= today))
          .map((shift) => ({ shift, hours: `${shift.starts}–${shift.ends}`, note: this.#noteOf(shift, today) })),
      })),
    }));
  });
  protected readonly absences = computed(() =>
    this.lines()
      ?.flatMap(({ clinician }) =>
        clinician.absences.map((absence) => ({
          ...{ clinician, absence, words: spanWords(absence, this.#zone()) },
          why: ABSENCE_WORDS[absence.kind ?? ''] ?? '',
        })),
      )
      .sort((a, b) => a.absence.startsAt.localeCompare(b.absence.startsAt)),
  );

  constructor() {
    reloadOn('calendar', this.resource);
  }

  protected reload(): void {
    this.resource.reload();
    this.locationsResource.reload();
  }

  protected shift(clinician: ClinicianHours, found?: Shift): Promise<void> {
    return this.#open(this.#edits.shift(clinician, this.#locations() ?? [], found), 'Shift saved');
  }

  protected absence(clinician: ClinicianHours, found?: Absence): Promise<void> {
    return this.#open(this.#edits.absence(clinician, this.#zone(), found), 'Absence saved');
  }

  protected removeShift(clinician: ClinicianHours, found: Shift): Promise<void> {
    const { id: _id, version: _version, validUntil, ...shift } = found;
    const again = { ...shift, ...(validUntil !== null && { validUntil }) };
    return this.#remove(`shifts/${found.id}`, found.version, `clinicians/${clinician.id}/shifts`, again, 'The shift');
  }

  protected removeAbsence(clinician: ClinicianHours, found: Absence): Promise<void> {
    const { startsAt, endsAt, kind } = found;
    const again = { startsAt, endsAt, kind };
    const path = `clinicians/${clinician.id}/absences`;
    return this.#remove(`absences/${found.id}`, found.version, path, again, 'The absence');
  }

  protected history({ id, displayName }: ClinicianHours): void {
    this.#history.open({ itemId: id, name: displayName, zone: this.#zone() });
  }

  #noteOf({ locationId, validFrom, validUntil }: Shift, today: string): string {
    const locations = this.#locations() ?? [];
    const place = locations.length > 1 ? (locations.find(({ id }) => id === locationId)?.name ?? '') : '';
    const from = validFrom > today ? `from ${formatTime(validFrom, 'day', 'UTC')}` : '';
    const until = validUntil === null ? '' : `until ${formatTime(validUntil, 'day', 'UTC')}`;
    return [place, from, until].filter(Boolean).join(' ');
  }

  async #remove(path: string, version: number, backPath: string, again: object, what: string): Promise<void> {
    const result = await this.#api.remove(path, version);
    this.resource.reload();
    if (!result.ok) return this.#snackbar.say(result.problem.detail);
    this.#snackbar.show(`${what} is removed`, () => {
      const attempt = { version: 0, acknowledged: [], key: idempotencyKey() };
      void this.#restored(this.#api.add(backPath, again, attempt));
    });
  }

  async #restored(act: Saved): Promise<void> {
    const result = await act;
    if (!result.ok) this.#snackbar.say(result.problem.detail);
    this.resource.reload();
  }

  async #open(edit: Edit, said: string): Promise<void> {
    const saved = await this.#dialog.open(edit);
    if (saved) this.#snackbar.say(said);
    this.resource.reload();
  }
}
