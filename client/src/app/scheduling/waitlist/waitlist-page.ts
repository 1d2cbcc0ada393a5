import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { WaitlistApi, WaitlistEntry } from './waitlist-api';
import { WaitlistDialog } from './waitlist-dialog';
import { entryState, noticeWords, timesWords, WANTS } from './waitlist-words';

const SIZE = 50;

/** Who would come at a time that becomes free, longest waiting first. */
@Component({
  selector: 'tl-waitlist-page',
  imports: [ClinicTime, EmptyState, ErrorState, Icon, MatButton, RouterLink, SkeletonRows, StatusChip],
  templateUrl: './waitlist-page.html',
  styleUrl: './waitlist-page.scss',
})
export class WaitlistPage {
  readonly #api = inject(WaitlistApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #dialog = inject(MatDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #page = signal(1);

  protected readonly boardLink = linkTo.board();
  protected readonly mayKeep = inject(Auth).may('waitlist.keep');
  protected readonly waitlist = this.#api.listResource(this.#page, SIZE);
  protected readonly failure = computed(() => (this.waitlist.error() ? toProblem(this.waitlist.error()) : undefined));
  protected readonly list = computed(() => (this.waitlist.hasValue() ? this.waitlist.value() : undefined));
  protected readonly more = computed(() => {
    const list = this.list();
    return { before: (list?.page ?? 1) > 1, after: list !== undefined && list.page * list.size < list.total };
  });
  protected readonly busy = signal<string | undefined>(undefined);

  protected readonly times = timesWords;
  protected readonly notice = noticeWords;
  protected readonly state = entryState;
  protected readonly wants = WANTS;

  constructor() {
    reloadOn('waitlist', this.waitlist);
  }

  protected turn(pages: number): void {
    this.#page.update((page) => page + pages);
  }

  protected patient(entry: WaitlistEntry): readonly string[] {
    return linkTo.patient(entry.patientId);
  }

  protected async add(): Promise<void> {
    const dialog = this.#dialog.open<WaitlistDialog, undefined, boolean>(WaitlistDialog, {
      ...{ width: '520px', maxWidth: '94vw' },
    });
    if (await firstValueFrom(dialog.afterClosed())) this.waitlist.reload();
  }

  protected async withdraw(entry: WaitlistEntry): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Take off the waitlist?',
      message: `${entry.patientName} is not offered freed times any more.`,
      ...{ words: 'none', keep: 'Keep waiting', verb: 'Take off the waitlist', destructive: true },
      act: async () => {
        const result = await this.#api.withdraw(entry.id);
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) this.waitlist.reload();
  }

  protected async resume(entry: WaitlistEntry): Promise<void> {
    this.busy.set(entry.id);
    const result = await this.#api.resume(entry.id);
    this.busy.set(undefined);
    if (!result.ok) this.#snackbar.say(result.problem.detail);
    this.waitlist.reload();
  }
}
