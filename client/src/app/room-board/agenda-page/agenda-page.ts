import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { toProblem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { reloadOn } from '../../live/live';
import { SchedulingApi } from '../../scheduling/scheduling-api';
import { pageWords } from '../../shell/page-heading';
import { Clock } from '../../ui/clinic-time/clock';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardVisit } from '../board-api';
import { mondayOf } from '../board-dates';
import { BoardToolbar } from '../board-toolbar/board-toolbar';
import { PrintHeader } from '../print-header/print-header';
import { VisitDialogs } from '../visit-dialogs/visit-dialogs';
import { agendaDays } from './agenda-lines';

/** A week of one clinician: visits and the free time between them. Clinicians begin with their own. */
@Component({
  selector: 'tl-agenda-page',
  imports: [BoardToolbar, EmptyState, ErrorState, MatButton, PrintHeader, SkeletonRows, StatusChip],
  templateUrl: './agenda-page.html',
  styleUrl: './agenda-page.scss',
})
export class AgendaPage {
  readonly #address = inject(BoardAddress);
  readonly #auth = inject(Auth);
  readonly #clock = inject(Clock);
  readonly #dialogs = inject(VisitDialogs);
  readonly #clinicians = inject(SchedulingApi).cliniciansResource();
  readonly #staff = computed(() => this.#auth.session()?.staff);
  readonly #own = computed(() => (this.#staff()?.role === 'clinician' ? this.#staff()?.id : undefined));

  protected readonly clinicianId = computed(() => this.#address.place().clinician ?? this.#own());
  protected readonly board = inject(BoardApi).agendaResource(() => {
    const [clinicianId, date] = [this.clinicianId(), this.#address.place().date];
    return clinicianId === undefined ? undefined : { clinicianId, from: date === undefined ? date : mondayOf(date) };
  });
  protected readonly agenda = computed(() => (this.board.hasValue() ? this.board.value() : undefined));
  protected readonly date = computed(() => this.#address.place().date ?? this.agenda()?.today);
  protected readonly failure = computed(() => (this.board.error() ? toProblem(this.board.error()) : undefined));
  protected readonly clinicians = computed(() => (this.#clinicians.hasValue() ? this.#clinicians.value() : []));
  protected readonly days = computed(() => {
    const agenda = this.agenda();
    return agenda && agendaDays(agenda, this.#address.filter(), this.#clock.minute());
  });
  /** Rooms of these visits: a clinician may work in several places. */
  protected readonly rooms = computed(() => {
    const visits = this.agenda()?.days.flatMap((day) => day.visits) ?? [];
    return [...new Map(visits.map(({ roomId, roomName }) => [roomId, { id: roomId, name: roomName }])).values()];
  });

  constructor() {
    reloadOn('board', this.board);
    pageWords({
      context: computed(() => {
        const agenda = this.agenda();
        return agenda && `Agenda of ${agenda.clinicianName} · ${agenda.locationName}`;
      }),
    });
  }

  protected choose(clinician: string): void {
    void this.#address.go({ clinician });
  }

  protected open(visit: BoardVisit): void {
    void this.#dialogs.open(visit, { rooms: this.rooms(), changed: () => this.board.reload() });
  }
}
