import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { Card } from '../../ui/card/card';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { EditDialog } from '../edit-dialog/edit-dialog';
import { VisitEdits } from '../edits/visit-edits';
import { HistoryDialog } from '../history-dialog/history-dialog';
import { SettingsApi, VisitTemplate } from '../settings-api';
import { PURPOSE_WORDS } from '../settings-words';
import { VisitPreview } from '../visit-preview/visit-preview';

/** How long each kind of visit is booked for, drawn to scale. */
@Component({
  selector: 'tl-visits-page',
  imports: [Card, ErrorState, MatButton, SkeletonRows, VisitPreview],
  templateUrl: './visits-page.html',
  styleUrl: './visits-page.scss',
})
export class VisitsPage {
  readonly #edits = inject(VisitEdits);
  readonly #dialog = inject(EditDialog);
  readonly #history = inject(HistoryDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #zone = inject(ClinicZone);

  protected readonly resource = inject(SettingsApi).templatesResource();
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && toProblem(error);
  });
  protected readonly templates = computed(() =>
    (this.resource.hasValue() ? this.resource.value() : undefined)?.map((template) => ({
      template,
      name: PURPOSE_WORDS[template.purpose] ?? template.purpose,
    })),
  );

  constructor() {
    reloadOn('calendar', this.resource);
  }

  protected async edit(template: VisitTemplate): Promise<void> {
    const saved = await this.#dialog.open(this.#edits.template(template));
    if (saved) this.#snackbar.say('Minutes saved, for bookings from now on');
    this.resource.reload();
  }

  protected history(template: VisitTemplate, name: string): void {
    this.#history.open({ itemId: template.id, name, zone: this.#zone.id() });
  }
}
