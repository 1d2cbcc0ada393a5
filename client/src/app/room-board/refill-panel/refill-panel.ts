import { Component, computed, DestroyRef, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { toProblem } from '../../../api/problem';
import { CommandResult, idempotencyKey } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { Banner } from '../../ui/banner/banner';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { OfferAnswer, Refill, RefillApi, Refills } from './refill-api';
import { countdown, refillWords } from './refill-words';

const TITLES: Readonly<Record<Refills['state'], string>> = {
  free: 'This time is free',
  offered: 'This time is offered',
  taken: 'This time is taken again',
  past: 'This time has passed',
};

/** Who may come at a freed time, in the order in which they are asked, and the one open offer with its countdown. */
@Component({
  selector: 'tl-refill-panel',
  imports: [
    ...[Banner, ClinicTime, EmptyState, ErrorState, MatButton, MatDialogActions, MatDialogClose, MatDialogContent],
    ...[MatDialogTitle, SkeletonRows],
  ],
  templateUrl: './refill-panel.html',
  styleUrl: './refill-panel.scss',
})
export class RefillPanel {
  readonly #bookingId = inject<string>(MAT_DIALOG_DATA);
  readonly #api = inject(RefillApi);
  readonly #clock = inject(Clock);
  readonly #zone = inject(ClinicZone);
  readonly #second = signal(this.#clock.device());
  /** One act, however often it is tried: a new key for each time it is offered. */
  #key = idempotencyKey();

  protected readonly refills = this.#api.refillsResource(this.#bookingId);
  protected readonly failure = computed(() => (this.refills.error() ? toProblem(this.refills.error()) : undefined));
  protected readonly list = computed(() => (this.refills.hasValue() ? this.refills.value() : undefined));
  protected readonly title = computed(() => TITLES[this.list()?.state ?? 'free']);
  /** When the open offer was told and when it ends, by this device. */
  readonly #open = computed(() => {
    const offer = this.list()?.offer;
    const toldAt = this.#clock.device();
    return offer ? { toldAt, endsAt: toldAt + offer.secondsLeft * 1000 } : undefined;
  });
  /** Seconds until the open offer ends. */
  protected readonly left = computed(() => {
    const open = this.#open();
    return open && (open.endsAt - Math.max(open.toldAt, this.#second())) / 1000;
  });
  protected readonly leftWords = computed(() => countdown(this.left() ?? 0));
  protected readonly busy = signal(false);
  protected readonly refusal = signal<string | undefined>(undefined);
  /** What was done last, for who does not see it. */
  protected readonly told = signal('');
  /** Dosing visits that start sooner are offered to nobody. */
  protected readonly tooSoonToFast = computed(() => {
    const list = this.list();
    return list !== undefined && Date.parse(list.startsAt) - this.#clock.now() < list.fastingHours * 3_600_000;
  });

  private readonly status = viewChild<ElementRef<HTMLElement>>('status');

  constructor() {
    reloadOn(['board', 'waitlist'], this.refills);
    const timer = setInterval(() => this.#tick(), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }

  protected words(refill: Refill): string {
    return refillWords(refill, this.#zone.id());
  }

  protected async offer(refill: Refill): Promise<void> {
    const done = await this.#do(() => this.#api.offer(this.#bookingId, refill, this.#key));
    if (!done) return;
    this.#key = idempotencyKey();
    this.#tell(`Offered to ${refill.patientName}.`);
  }

  protected async answer(offerId: string, answer: OfferAnswer, words: string): Promise<void> {
    if (await this.#do(() => this.#api.answer(offerId, answer))) this.#tell(words);
  }

  async #do(act: () => Promise<CommandResult<Refills>>): Promise<boolean> {
    this.busy.set(true);
    this.refusal.set(undefined);
    const result = await act();
    this.busy.set(false);
    if (result.ok) {
      this.refills.set(result.value);
      return true;
    }
    this.refusal.set(result.problem.detail);
    this.refills.reload();
    return false;
  }

  /** The button that was pressed is gone with what it did: the focus goes on to what became of it. */
  #tell(words: string): void {
    this.told.set(words);
    this.status()?.nativeElement.focus();
  }

  #tick(): void {
    const before = this.left();
    this.#second.set(this.#clock.device());
    const left = this.left();
    if (before !== undefined && left !== undefined && before > 0 && left <= 0) this.refills.reload();
  }
}
