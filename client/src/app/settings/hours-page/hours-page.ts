import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { RowActions } from '../../ui/row-actions/row-actions';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { EditDialog } from '../edit-dialog/edit-dialog';
import { LocationEdits } from '../edits/location-edits';
import { Edit } from '../edit-dialog/edit';
import { HistoryDialog } from '../history-dialog/history-dialog';
import { DateHours, LocationSettings, SettingsApi } from '../settings-api';
import { hoursWords, WEEKDAYS } from '../settings-words';
import { idempotencyKey } from '../../../api/send-command';

/** When each location is open, on which dates it is not, and how many patients are watched at once. */
@Component({
  selector: 'tl-hours-page',
  imports: [Card, ClinicTime, EmptyState, ErrorState, MatButton, RowActions, SkeletonRows],
  templateUrl: './hours-page.html',
  styleUrl: './hours-page.scss',
})
export class HoursPage {
  readonly #api = inject(SettingsApi);
  readonly #edits = inject(LocationEdits);
  readonly #dialog = inject(EditDialog);
  readonly #history = inject(HistoryDialog);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly resource = this.#api.locationsResource();
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && toProblem(error);
  });
  protected readonly locations = computed(() =>
    (this.resource.hasValue() ? this.resource.value() : undefined)?.map((location) => ({
      ...location,
      week: WEEKDAYS.map((day, index) => ({
        day,
        hours: hoursWords(location.openingHours.find(({ weekday }) => weekday === index + 1)),
      })),
      dates: location.exceptions.map((one) => ({ ...one, hours: hoursWords(one), over: one.date < location.today })),
    })),
  );

  constructor() {
    reloadOn('calendar', this.resource);
  }

  protected change(location: LocationSettings): Promise<void> {
    return this.#open(this.#edits.location(location), 'Location saved');
  }

  protected edit(location: LocationSettings, date?: DateHours): Promise<void> {
    return this.#open(this.#edits.exception(location, date), 'Date saved');
  }

  protected history({ id, name, timeZone }: LocationSettings): void {
    this.#history.open({ itemId: id, name, zone: timeZone });
  }

  /** The usual hours again; taken back within the time of the bar. */
  protected async remove(location: LocationSettings, found: DateHours): Promise<void> {
    const result = await this.#api.command(`exceptions/${found.id}/remove`, found.version);
    if (!result.ok && result.problem.code === 'calendar.bookingsAffected') {
      return this.#open(this.#edits.usualHours(location, found), `${found.reason}: the usual hours again`);
    }
    this.resource.reload();
    if (!result.ok) return this.#snackbar.say(result.problem.detail);
    const { date, opens, closes, reason } = found;
    this.#snackbar.show(`${reason}: the usual hours again`, () => {
      const attempt = { version: 0, acknowledged: [], key: idempotencyKey() };
      const again = this.#api.add(`locations/${location.id}/exceptions`, { date, opens, closes, reason }, attempt);
      void again.then((back) => {
        if (!back.ok) this.#snackbar.say(back.problem.detail);
        this.resource.reload();
      });
    });
  }

  async #open(edit: Edit, said: string): Promise<void> {
    const saved = await this.#dialog.open(edit);
    if (saved) this.#snackbar.say(said);
    this.resource.reload();
  }
}
