import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { pageWords } from '../../shell/page-heading';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Inquiry, InquiryApi, InquiryFilter } from '../inquiry-api';
import { reasonWords, SOURCE_WORDS, STATE_WORDS, waitedWords } from '../inquiry-words';
import { NewInquiryDialog } from '../new-inquiry-dialog/new-inquiry-dialog';

const FILTERS = [
  { value: 'open', label: 'Open' },
  { value: 'converted', label: 'Converted' },
  { value: 'closed', label: 'Closed' },
] as const;
const OPEN = ['new', 'contacted', 'screening', 'consultation_booked'] as const;

/** Open inquiries by state, the one that waits longest first; converted and closed ones as a list. */
@Component({
  selector: 'tl-inquiries-page',
  imports: [...[ClinicTime, EmptyState, ErrorState, Icon, MatButton, RouterLink, Segmented, SkeletonRows, StatusChip]],
  templateUrl: './inquiries-page.html',
  styleUrl: './inquiries-page.scss',
})
export class InquiriesPage {
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #clock = inject(Clock);

  protected readonly filters = FILTERS;
  protected readonly filter = signal('open');
  protected readonly inquiries = inject(InquiryApi).listResource(() => this.filter() as InquiryFilter);
  protected readonly page = computed(() => (this.inquiries.hasValue() ? this.inquiries.value() : undefined));
  protected readonly failure = computed(() => (this.inquiries.error() ? toProblem(this.inquiries.error()) : undefined));
  protected readonly columns = computed(() =>
    OPEN.map((state) => ({
      ...{ state, word: STATE_WORDS[state].word },
      items: this.page()?.items.filter((inquiry) => inquiry.state === state) ?? [],
    })),
  );
  readonly #auth = inject(Auth);
  protected readonly mayRecord = computed(() => this.#auth.may('inquiry.record'));
  protected readonly sources = SOURCE_WORDS;

  constructor() {
    reloadOn('inquiries', this.inquiries);
    pageWords({ context: computed(() => (this.page() ? `${this.page()?.total} ${this.filter()}` : undefined)) });
  }

  protected waited(inquiry: Inquiry): string {
    return waitedWords(inquiry.receivedAt, this.#clock.minute());
  }

  protected reason(inquiry: Inquiry): string {
    return reasonWords(inquiry.closedReason);
  }

  protected link(inquiry: Inquiry): readonly string[] {
    return linkTo.inquiry(inquiry.id);
  }

  protected async record(): Promise<void> {
    const dialog = this.#dialog.open<NewInquiryDialog, undefined, Inquiry>(NewInquiryDialog, { width: '600px' });
    const recorded = await firstValueFrom(dialog.afterClosed());
    if (recorded) await this.#router.navigate([...this.link(recorded)]);
  }
}
