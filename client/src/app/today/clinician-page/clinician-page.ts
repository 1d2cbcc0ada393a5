import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { idempotencyKey } from '../../../api/send-command';
import { IntegrationNoteApi } from '../../integration-notes/integration-note-api';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { ClinicTime, dateInZone, formatTime } from '../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { Segmented } from '../../ui/segmented/segmented';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { DRIFT_LEVELS, driftWords } from '../../treatment-plans/plan-api';
import { ClinicianTodayApi, Scope } from '../clinician-today-api';
import { age, visitsOf } from './session-line';

/** A note that waits longer than this is shown as late: the target is the same day (domain.md 5.4). */
const LATE_MS = 24 * 3_600_000;
const SOURCES = {
  rule: 'score rose',
  clinician: 'asked by a clinician',
  patient_request: 'asked by the patient',
} as const;

/** The clinician's home: sessions and consultations of the day, and what waits. */
@Component({
  selector: 'tl-clinician-page',
  imports: [...[Card, ClinicTime, EmptyState, ErrorState, MatButton, RouterLink, Segmented, SkeletonRows, StatusChip]],
  templateUrl: './clinician-page.html',
  styleUrl: './clinician-page.scss',
})
export class ClinicianPage {
  readonly #api = inject(ClinicianTodayApi);
  readonly #notes = inject(IntegrationNoteApi);
  readonly #router = inject(Router);
  readonly #clock = inject(Clock);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #zone = inject(ClinicZone);
  readonly #keys = new Map<string, string>();

  protected readonly scope = signal<Scope>('mine');
  protected readonly resource = this.#api.day(this.scope);
  protected readonly day = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly visits = computed(() => {
    const day = this.day();
    return day ? visitsOf(day, this.#clock.minute()) : [];
  });
  protected readonly remark = computed(() => {
    const live = this.visits().filter(({ look }) => look.live).length;
    return `${this.visits().length} today, ${live} with a patient now`;
  });
  protected readonly unsigned = computed(() =>
    (this.day()?.unsigned ?? []).map((line) => {
      const ms = this.#clock.minute() - Date.parse(line.since);
      return {
        line,
        age: age(ms),
        late: ms > LATE_MS,
        link: line.noteId ? linkTo.note(line.noteId) : linkTo.session(line.sessionId),
      };
    }),
  );
  protected readonly sources = SOURCES;
  protected readonly driftLevels = DRIFT_LEVELS;
  protected readonly driftWords = driftWords;
  protected readonly linkTo = linkTo;
  protected readonly scopes = [
    { value: 'mine', label: 'Mine' },
    { value: 'all', label: 'Everyone' },
  ];

  constructor() {
    reloadOn('today', this.resource);
  }

  protected choose(scope: string): void {
    this.scope.set(scope === 'all' ? 'all' : 'mine');
  }

  /** `14:15` today, `Tue 24 Nov 11:00` later. */
  protected closes(instant: string): string {
    const zone = this.#zone.id();
    const today = dateInZone(Date.parse(instant), zone) === this.day()?.date;
    return formatTime(instant, today ? 'time' : 'dayTime', zone);
  }

  protected waiting(since: string): string {
    return age(this.#clock.minute() - Date.parse(since));
  }

  protected async writeNote(sessionId: string): Promise<void> {
    const key = this.#keys.get(sessionId) ?? idempotencyKey();
    this.#keys.set(sessionId, key);
    const result = await this.#notes.begin(sessionId, key);
    if (result.ok) await this.#router.navigate(linkTo.note(result.value.id));
    else this.#snackbar.say(result.problem.detail);
  }

  protected async contactMade(sessionId: string, patientName: string): Promise<void> {
    const result = await this.#api.contactMade(sessionId);
    this.#snackbar.say(result.ok ? `Contact with ${patientName} recorded` : result.problem.detail);
    if (result.ok) this.resource.reload();
  }
}
