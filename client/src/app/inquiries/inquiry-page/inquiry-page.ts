import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { toProblem } from '../../../api/problem';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { PlaceVisitDialog } from '../../scheduling/place-visit-dialog-api';
import { Banner } from '../../ui/banner/banner';
import { Card } from '../../ui/card/card';
import { ClinicTime, formatTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { ErrorState } from '../../ui/error-state/error-state';
import { KeepFocus } from '../../ui/keep-focus/keep-focus';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { ConvertDialog } from '../convert-dialog/convert-dialog';
import { ClosedReason, Inquiry, InquiryApi, InquiryDetail } from '../inquiry-api';
import { flagWords, REASON_WORDS, reasonWords, SOURCE_WORDS, STATE_WORDS } from '../inquiry-words';

/** One inquiry: what the person said, who they may already be, and the next step. */
@Component({
  selector: 'tl-inquiry-page',
  imports: [Banner, Card, ClinicTime, ErrorState, KeepFocus, MatButton, RouterLink, SkeletonRows, StatusChip],
  templateUrl: './inquiry-page.html',
  styleUrl: './inquiry-page.scss',
})
export class InquiryPage {
  readonly id = input.required<string>();

  readonly #api = inject(InquiryApi);
  readonly #booking = inject(PlaceVisitDialog);
  readonly #confirm = inject(ConfirmDialog);
  readonly #dialog = inject(MatDialog);
  readonly #router = inject(Router);
  readonly #snackbar = inject(UndoSnackbar);

  protected readonly detail = this.#api.detailResource(this.id);
  protected readonly inquiry = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly failure = computed(() => (this.detail.error() ? toProblem(this.detail.error()) : undefined));
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly states = STATE_WORDS;
  protected readonly sources = SOURCE_WORDS;
  protected readonly back = linkTo.inquiries();

  constructor() {
    reloadOn('inquiries', this.detail);
  }

  protected can(action: string): boolean {
    return this.inquiry()?.allowedActions.includes(action) ?? false;
  }

  protected flags(inquiry: Inquiry): string {
    return inquiry.flags.map(flagWords).join(', ');
  }

  protected reason(inquiry: Inquiry): string {
    return reasonWords(inquiry.closedReason);
  }

  protected chart(patientId: string): readonly string[] {
    return linkTo.patient(patientId);
  }

  protected contact(): Promise<void> {
    return this.#do(() => this.#api.contact(this.id()));
  }

  protected screen(): Promise<void> {
    return this.#do(() => this.#api.screen(this.id()));
  }

  protected reopen(): Promise<void> {
    return this.#do(() => this.#api.reopen(this.id()));
  }

  protected async close(inquiry: Inquiry): Promise<void> {
    const given = await this.#confirm.ask({
      title: 'Close this inquiry?',
      message: `${inquiry.name} is no longer waiting for an answer. It can be opened again.`,
      reasons: Object.entries(REASON_WORDS).map(([value, label]) => ({ value, label })),
      words: 'none',
      keep: 'Keep it open',
      verb: 'Close the inquiry',
      destructive: true,
      act: async ({ reason }) => {
        const result = await this.#api.close(inquiry.id, reason as ClosedReason);
        return result.ok ? undefined : result.problem.detail;
      },
    });
    if (given) this.detail.reload();
  }

  /** @param patientId the chart that the person has already; without it one is opened */
  protected async book({ id, name }: InquiryDetail, patientId: string | null): Promise<void> {
    const booked = await this.#booking.askToBookInquiry(id, name, patientId);
    if (!booked) return;
    this.#snackbar.say(`Booked ${booked.roomName}, ${formatTime(booked.date, 'day', 'UTC')} ${booked.time}`);
    this.detail.reload();
  }

  /** The booking of the consultation opened a chart: there is nothing left to choose. */
  protected async convertBooked(inquiry: InquiryDetail): Promise<void> {
    await this.#do(() => this.#api.convert(inquiry.id, {}, idempotencyKey()));
    if (inquiry.patientId && !this.refusal()) await this.#router.navigate([...linkTo.patient(inquiry.patientId)]);
  }

  protected async convert(inquiry: InquiryDetail): Promise<void> {
    const dialog = this.#dialog.open<ConvertDialog, InquiryDetail, Inquiry>(ConvertDialog, {
      data: inquiry,
      width: '560px',
    });
    const converted = await firstValueFrom(dialog.afterClosed());
    if (converted?.patientId) await this.#router.navigate([...linkTo.patient(converted.patientId)]);
  }

  async #do(act: () => Promise<CommandResult<Inquiry>>): Promise<void> {
    this.busy.set(true);
    this.refusal.set(undefined);
    const result = await act();
    this.busy.set(false);
    if (!result.ok) this.refusal.set(result.problem.detail);
    this.detail.reload();
  }
}
