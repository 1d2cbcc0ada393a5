import { Component, computed, inject, Service, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { toProblem } from '../../../api/problem';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { SettingsApi } from '../settings-api';
import { actionWords, fieldWords, valueWords } from '../settings-words';

/** What the history is of. */
export interface HistoryOf {
  readonly itemId: string;
  readonly name: string;
  readonly zone: string;
}

const PAGE_SIZE = 10;

@Service()
export class HistoryDialog {
  readonly #dialog = inject(MatDialog);

  open(of: HistoryOf): void {
    this.#dialog.open<HistoryBox, HistoryOf>(HistoryBox, { data: of, width: '640px', ariaModal: true });
  }
}

/** Who changed what of one item, newest first: lines of the trail. */
@Component({
  selector: 'tl-history-box',
  imports: [
    ...[EmptyState, ErrorState, Icon, MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, MatIconButton],
    SkeletonRows,
  ],
  templateUrl: './history-dialog.html',
  styleUrl: './history-dialog.scss',
})
export class HistoryBox {
  protected readonly of = inject<HistoryOf>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<HistoryBox>>(MatDialogRef);

  protected readonly page = signal(1);
  protected readonly resource = inject(SettingsApi).historyResource(this.of.itemId, this.page);
  protected readonly found = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && toProblem(error);
  });
  protected readonly lines = computed(() =>
    this.found()?.items.map(({ id, at, actorName, action, changes }) => ({
      ...{ id, at: formatTime(at, 'dayTime', this.of.zone), who: actorName ?? 'The system', what: actionWords(action) },
      changes: changes.map(({ field, before, after }) => ({
        field: fieldWords(field),
        before: valueWords(field, before, this.of.zone),
        after: valueWords(field, after, this.of.zone),
      })),
    })),
  );

  protected close(): void {
    this.#dialog.close();
  }
}
