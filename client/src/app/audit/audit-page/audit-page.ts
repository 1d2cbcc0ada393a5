import { Component, computed, inject, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { pageWords } from '../../shell/page-heading';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { DateField } from '../../ui/date-time/date-field';
import { dayBounds } from '../../ui/date-time/clinic-instant';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { AuditApi, AuditSearch } from '../audit-api';

const PAGE_SIZE = 50;
const OUTCOMES = [
  { value: '', label: 'All' },
  { value: 'done', label: 'Done' },
  { value: 'denied', label: 'Denied' },
  { value: 'failed', label: 'Failed' },
] as const;
const CHIPS = {
  done: { tone: 'plain', icon: 'check' },
  denied: { tone: 'stop', icon: 'ban' },
  failed: { tone: 'warn', icon: 'alert' },
} as const;

type Outcome = keyof typeof CHIPS;

/** Who did what, when: append-only. What is searched for stands in the address, so that a finding can be shown again. */
@Component({
  selector: 'tl-audit-page',
  imports: [
    Card,
    ClinicTime,
    DateField,
    EmptyState,
    ErrorState,
    Field,
    Icon,
    Input,
    MatButton,
    MatIconButton,
    Segmented,
    SkeletonRows,
    StatusChip,
  ],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  readonly page = input(1, { transform: (page: string | undefined) => Math.max(1, Number(page) || 1) });
  readonly outcome = input('', { transform: (outcome: string | undefined) => outcome ?? '' });
  readonly action = input('', { transform: (action: string | undefined) => action ?? '' });
  readonly day = input('', { transform: (day: string | undefined) => day ?? '' });

  readonly #router = inject(Router);
  readonly #zone = inject(ClinicZone);
  readonly #search = computed<AuditSearch>(() => ({
    page: this.page(),
    size: PAGE_SIZE,
    ...(isOutcome(this.outcome()) ? { outcome: this.outcome() as Outcome } : {}),
    ...(this.action() ? { action: this.action() } : {}),
    ...(this.day() ? dayBounds(this.day(), this.#zone.id()) : {}),
  }));

  protected readonly outcomes = OUTCOMES;
  protected readonly resource = inject(AuditApi).lines(this.#search);
  protected readonly found = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly lines = computed(() =>
    this.found()?.items.map((line) => ({ ...line, chip: isOutcome(line.outcome) ? CHIPS[line.outcome] : CHIPS.done })),
  );
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && toProblem(error);
  });
  protected readonly pages = computed(() => Math.max(1, Math.ceil((this.found()?.total ?? 0) / PAGE_SIZE)));
  protected readonly searching = computed(() => this.outcome() !== '' || this.action() !== '' || this.day() !== '');

  constructor() {
    const count = computed(() => this.found()?.total);
    pageWords({
      context: computed(() => (count() === undefined ? undefined : `${count()?.toLocaleString('en')} lines`)),
    });
  }

  /** Another search begins at its first page. */
  protected search(change: { outcome?: string; action?: string; day?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.#router.navigate([], { queryParams: { ...queryParams, page: null }, queryParamsHandling: 'merge' });
  }

  protected turn(page: number): void {
    void this.#router.navigate([], { queryParams: { page }, queryParamsHandling: 'merge' });
  }

  protected clear(): void {
    void this.#router.navigate([], { queryParams: {} });
  }
}

function isOutcome(text: string): text is Outcome {
  return text in CHIPS;
}
