import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';
import { ClinicZone } from '../../../ui/clinic-time/clinic-zone';
import { fromInstant, toInstant } from '../../../ui/date-time/clinic-instant';
import { DateField } from '../../../ui/date-time/date-field';
import { TimeField } from '../../../ui/date-time/time-field';
import { Field } from '../../../ui/field/field';
import { Input } from '../../../ui/field/input';
import { StatusChip } from '../../../ui/status-chip/status-chip';
import { ProposedVisit, Series, VisitProblems } from '../../series-api';
import { differenceWords, gapWords, nameOf } from '../series-words';

interface Draft {
  readonly ordinal: number;
  readonly date: string;
  readonly time: string;
  readonly roomId: string;
  readonly clinicianId: string;
}

/** The visits of the chosen proposal; each can be given another date, time, room or clinician. */
@Component({
  selector: 'tl-series-visits',
  imports: [ClinicTime, DateField, Field, Input, MatButton, StatusChip, TimeField],
  templateUrl: './series-visits.html',
  styleUrl: './series-visits.scss',
})
export class SeriesVisits {
  readonly series = input.required<Series>();
  readonly visits = input.required<readonly ProposedVisit[]>();
  readonly problems = input<readonly VisitProblems[]>([]);
  readonly changed = output<ProposedVisit>();

  readonly #zone = inject(ClinicZone);

  protected readonly draft = signal<Draft | undefined>(undefined);
  protected readonly complete = computed(() => {
    const draft = this.draft();
    return draft !== undefined && draft.date !== '' && draft.time !== '';
  });
  protected readonly gapWords = gapWords;

  protected problemsOf({ ordinal }: ProposedVisit): string {
    const found = this.problems().find((visit) => visit.ordinal === ordinal);
    return found?.problems.map(({ detail }) => detail).join(' ') ?? '';
  }

  protected differences(visit: ProposedVisit): string {
    return differenceWords(visit, this.series());
  }

  protected room({ roomId }: ProposedVisit): string {
    return nameOf(this.series().rooms, roomId);
  }

  protected clinician({ clinicianId }: ProposedVisit): string {
    return nameOf(this.series().clinicians, clinicianId);
  }

  protected edit({ ordinal, startsAt, roomId, clinicianId }: ProposedVisit): void {
    this.draft.set({ ordinal, roomId, clinicianId, ...fromInstant(startsAt, this.#zone.id()) });
  }

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => draft && { ...draft, ...change });
  }

  protected apply(event: Event, visit: ProposedVisit): void {
    event.preventDefault();
    const draft = this.draft();
    if (!draft || !this.complete()) return;
    const { date, roomId, clinicianId } = draft;
    const length = Date.parse(visit.endsAt) - Date.parse(visit.startsAt);
    const startsAt = toInstant(date, draft.time, this.#zone.id());
    const endsAt = new Date(Date.parse(startsAt) + length).toISOString();
    this.draft.set(undefined);
    this.changed.emit({ ...visit, date, roomId, clinicianId, startsAt, endsAt, differs: [] });
  }

  protected text(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }
}
