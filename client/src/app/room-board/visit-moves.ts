import { inject, Service, signal } from '@angular/core';
import { resizedPhases } from '../../../../server/src/scheduling/rules/resize';
import { Problem } from '../../api/problem';
import { CommandResult } from '../../api/send-command';
import { ConfirmDialog } from '../ui/confirm-dialog/confirm-dialog';
import { Clock } from '../ui/clinic-time/clock';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { BoardApi, BoardDay, BoardVisit } from './board-api';
import type { ToBook } from './desk-api';
import { placementAt } from './board-placement';
import { axisOf } from './day-axis';
import type { Dropped } from './day-board/move-control';
import { spotWords, withWords } from './move-words';
import { WaitingPlacement } from './waiting-placement';

/** A change that shows up this long after a command of this desk is its own. */
const OWN_MS = 10_000;

/** Where a visit is. */
type Whereabouts = Pick<BoardVisit, 'roomId' | 'startsAt' | 'endsAt' | 'roomUntil' | 'phases' | 'version'>;

/** A change that is shown although the server has not agreed yet. */
interface Asked {
  /** The version that it changes: a later one knows better. */
  readonly version: number;
  readonly wanted: Whereabouts;
}

/** What the board gives, and does when the server has answered. */
export interface MovedOn {
  readonly day: BoardDay;
  /** The card that was dropped, when it came from the tray. */
  readonly waiting?: ToBook | undefined;
  readonly reload: () => void;
  /** A visit was placed: this is the id of its session or consultation. */
  readonly placed: (purposeId: string) => void;
}

/** Carries out what was dropped: shows it at once, asks the server, and takes it back or offers Undo. */
@Service()
export class VisitMoves {
  readonly #api = inject(BoardApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #waiting = inject(WaitingPlacement);
  readonly #asked = signal<ReadonlyMap<string, Asked>>(new Map());
  readonly #clock = inject(Clock);
  /** When this desk changed a booking, session or consultation, by its id. */
  readonly #own = new Map<string, number>();

  /** The day with what was asked for: as it was told for a visit that has changed since. */
  applied(day: BoardDay): BoardDay {
    const asked = this.#asked();
    if (asked.size === 0) return day;
    const visits = day.visits.map((visit) => {
      const change = asked.get(visit.bookingId);
      return change?.version === visit.version ? { ...visit, ...change.wanted } : visit;
    });
    return { ...day, visits };
  }

  /** Whether it was this desk that changed the visit just now. */
  isOwn({ bookingId, purposeId }: BoardVisit): boolean {
    const at = Math.max(this.#own.get(bookingId) ?? 0, this.#own.get(purposeId) ?? 0);
    return this.#clock.now() - at < OWN_MS;
  }

  /** Marks a booking, session or consultation that this desk is about to change. */
  noteOwn(id: string): void {
    this.#own.set(id, this.#clock.now());
  }

  async carryOut(dropped: Dropped, on: MovedOn): Promise<void> {
    const { picked, refusal } = dropped;
    const act = (reason?: string) =>
      picked.act === 'place' ? this.#place(dropped, on, reason) : this.#change(dropped, on, reason);
    if (!refusal) {
      const problem = await act();
      const done = picked.act === 'place' ? 'booked' : 'moved';
      if (problem) this.#snackbar.say(`${picked.item.name} was not ${done}. ${problem.detail}`);
      return;
    }
    await this.#confirm.ask({
      title: 'Place it here all the same?',
      message: `${picked.item.name}: ${refusal.words}. The reason stays with the booking.`,
      words: 'required',
      keep: 'Leave it',
      verb: 'Place it here',
      act: async ({ words }) => {
        const problem = await act(words);
        return problem?.fieldErrors?.['override.reason']?.join(' ') ?? problem?.detail;
      },
    });
  }

  async #change(dropped: Dropped, on: MovedOn, reason?: string): Promise<Problem | undefined> {
    const { picked, to } = dropped;
    const visit = on.day.visits.find(({ bookingId }) => bookingId === picked.item.bookingId);
    if (!visit) return undefined;
    const axis = axisOf(on.day.date, on.day.timeZone);
    const { from, until, roomUntil } = placementAt(picked.item, to, { axis, day: on.day });
    const wanted = {
      ...{ roomId: to.roomId, startsAt: iso(from), endsAt: iso(until), roomUntil: iso(roomUntil) },
      ...{ phases: resizedPhases(picked.item.kind, visit.phases, to.minutes), version: visit.version },
    };
    const result = await this.#ask(visit, wanted, () =>
      picked.act === 'resize'
        ? this.#api.resize(visit, to.minutes, reason)
        : this.#api.move(visit, { ...wanted, clinicianId: visit.clinicianId }, reason),
    );
    on.reload();
    if (!result.ok) return result.problem;
    const done = picked.act === 'resize' ? 'Changed' : 'Moved';
    const words = `${done} ${visit.patientName} to ${spotWords(to, on.day.rooms, axis)}`;
    this.#snackbar.show(words, () => void this.#undo(dropped, visit, wanted, on));
    return undefined;
  }

  async #undo({ picked }: Dropped, visit: BoardVisit, from: Whereabouts, on: MovedOn): Promise<void> {
    // Whoever changed it since keeps their change: the server is told which version is taken back.
    const moved = { ...visit, ...from, version: visit.version + 1 };
    const minutes = picked.from?.minutes ?? 0;
    const { roomId, startsAt, endsAt, roomUntil, phases, version } = visit;
    const before = { roomId, startsAt, endsAt, roomUntil, phases, version };
    const result = await this.#ask(moved, before, () =>
      picked.act === 'resize' ? this.#api.resize(moved, minutes) : this.#api.move(moved, visit),
    );
    this.#snackbar.say(
      result.ok ? `${visit.patientName} is back where it was` : `Not undone. ${result.problem.detail}`,
    );
    on.reload();
  }

  async #place({ picked, to }: Dropped, on: MovedOn, reason?: string): Promise<Problem | undefined> {
    if (!on.waiting) return undefined;
    const axis = axisOf(on.day.date, on.day.timeZone);
    const { from } = placementAt(picked.item, to, { axis, day: on.day });
    const time = { roomId: to.roomId, clinicianId: picked.item.clinicianId, startsAt: iso(from) };
    const where = spotWords(to, on.day.rooms, axis) + withWords(picked.item);
    return this.#waiting.place(on.waiting, time, where, {
      ...{ reason, reload: on.reload },
      placed: (purposeId) => {
        this.noteOwn(purposeId);
        on.placed(purposeId);
      },
    });
  }

  /** Shows the visit where it is wanted until the board is read again, and where it was when the server refuses. */
  async #ask(
    visit: BoardVisit,
    wanted: Whereabouts,
    send: () => Promise<CommandResult<unknown>>,
  ): Promise<CommandResult<unknown>> {
    const { bookingId, version } = visit;
    this.noteOwn(bookingId);
    this.#remember(bookingId, { version, wanted });
    const result = await send();
    this.noteOwn(bookingId);
    // Until the board is read again, the next move is one of the version that this one made.
    if (result.ok) this.#remember(bookingId, { version, wanted: { ...wanted, version: version + 1 } });
    else this.#forget(bookingId);
    return result;
  }

  /** What the server has agreed to is shown until it is read, and then nothing is left to show. */
  settle(day: BoardDay): void {
    for (const [bookingId, change] of this.#asked()) {
      const visit = day.visits.find((candidate) => candidate.bookingId === bookingId);
      if (visit?.version !== change.version) this.#forget(bookingId);
    }
  }

  #remember(bookingId: string, change: Asked): void {
    this.#asked.update((asked) => new Map(asked).set(bookingId, change));
  }

  #forget(bookingId: string): void {
    this.#asked.update((asked) => new Map([...asked].filter(([id]) => id !== bookingId)));
  }
}

function iso(epoch: number): string {
  return new Date(epoch).toISOString();
}
