import { inject, Service, signal } from '@angular/core';
import { Problem } from '../../api/problem';
import { CommandResult, idempotencyKey } from '../../api/send-command';
import { ConfirmDialog } from '../ui/confirm-dialog/confirm-dialog';
import { Clock } from '../ui/clinic-time/clock';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import { BoardApi, BoardDay, BoardVisit } from './board-api';
import type { ToBook } from './desk-api';
import { placementAt } from './board-placement';
import { axisOf } from './day-axis';
import type { Dropped } from './day-board/move-control';
import { spotWords } from './move-words';

/** A change that shows up this long after a command of this desk is its own. */
const OWN_MS = 10_000;

/** Where a visit is. */
type Whereabouts = Pick<BoardVisit, 'roomId' | 'startsAt' | 'endsAt' | 'roomUntil'>;

/** A change that is shown although the server has not agreed yet. */
interface Asked {
  readonly before: Whereabouts;
  readonly wanted: Whereabouts;
}

/** What the board gives, and does when the server has answered. */
export interface MovedOn {
  readonly day: BoardDay;
  /** The card that was dropped, when it came from the tray. */
  readonly plan?: ToBook | undefined;
  readonly reload: () => void;
  /** A session was placed: this is its id. */
  readonly placed: (purposeId: string) => void;
}

/** Carries out what was dropped: shows it at once, asks the server, and takes it back or offers Undo. */
@Service()
export class VisitMoves {
  readonly #api = inject(BoardApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);
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
      return change && isAt(visit, change.before) ? { ...visit, ...change.wanted } : visit;
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
      if (problem) this.#snackbar.say(`${picked.item.name} was not moved. ${problem.detail}`);
      return;
    }
    await this.#confirm.ask({
      title: 'Place it here all the same?',
      message: `${picked.item.name}: ${refusal.words}. The reason stays with the booking.`,
      words: 'required',
      keep: 'Leave it',
      verb: 'Place it here',
      act: async ({ words }) => (await act(words))?.detail,
    });
  }

  async #change({ picked, to }: Dropped, on: MovedOn, reason?: string): Promise<Problem | undefined> {
    const visit = on.day.visits.find(({ bookingId }) => bookingId === picked.item.bookingId);
    if (!visit) return undefined;
    const axis = axisOf(on.day.date, on.day.timeZone);
    const { from, until, roomUntil } = placementAt(picked.item, to, { axis, day: on.day });
    const wanted = { roomId: to.roomId, startsAt: iso(from), endsAt: iso(until), roomUntil: iso(roomUntil) };
    const result = await this.#ask(visit, wanted, () =>
      this.#api.move(visit, { ...wanted, clinicianId: visit.clinicianId }, reason),
    );
    on.reload();
    if (!result.ok) return result.problem;
    const words = `Moved ${visit.patientName} to ${spotWords(to, on.day.rooms, axis)}`;
    this.#snackbar.show(words, () => void this.#undo(visit, wanted, on));
    return undefined;
  }

  async #undo(visit: BoardVisit, from: Whereabouts, on: MovedOn): Promise<void> {
    const moved = { ...visit, ...from };
    const result = await this.#ask(moved, visit, () => this.#api.move(moved, visit));
    this.#snackbar.say(
      result.ok ? `${visit.patientName} is back where it was` : `Not undone. ${result.problem.detail}`,
    );
    on.reload();
  }

  async #place({ picked, to }: Dropped, on: MovedOn, reason?: string): Promise<Problem | undefined> {
    const { plan } = on;
    if (!plan) return undefined;
    const axis = axisOf(on.day.date, on.day.timeZone);
    const { from } = placementAt(picked.item, to, { axis, day: on.day });
    const time = { roomId: to.roomId, clinicianId: picked.item.clinicianId, startsAt: iso(from) };
    const result = await this.#api.placeSession(plan, time, idempotencyKey(), reason);
    if (!result.ok) {
      on.reload();
      return result.problem;
    }
    const { id } = result.value;
    this.noteOwn(id);
    on.placed(id);
    on.reload();
    this.#snackbar.show(`Booked ${picked.item.name}, ${spotWords(to, on.day.rooms, axis)}`, () => {
      void this.#api.takeBack(id).then((undone) => {
        this.#snackbar.say(undone.ok ? `${picked.item.name} is to schedule again` : undone.problem.detail);
        on.reload();
      });
    });
    return undefined;
  }

  /** Shows the visit where it is wanted until the board is read again, and where it was when the server refuses. */
  async #ask(
    visit: BoardVisit,
    wanted: Whereabouts,
    send: () => Promise<CommandResult<unknown>>,
  ): Promise<CommandResult<unknown>> {
    const { roomId, startsAt, endsAt, roomUntil } = visit;
    this.noteOwn(visit.bookingId);
    const change: Asked = { before: { roomId, startsAt, endsAt, roomUntil }, wanted };
    this.#asked.update((asked) => new Map(asked).set(visit.bookingId, change));
    const result = await send();
    if (!result.ok) this.#forget(visit.bookingId, change);
    return result;
  }

  /** What the server has agreed to is shown until it is read, and then nothing is left to show. */
  settle(day: BoardDay): void {
    for (const [bookingId, change] of this.#asked()) {
      const visit = day.visits.find((candidate) => candidate.bookingId === bookingId);
      if (!visit || !isAt(visit, change.before)) this.#forget(bookingId, change);
    }
  }

  #forget(bookingId: string, change: Asked): void {
    this.#asked.update((asked) => {
      if (asked.get(bookingId) !== change) return asked;
      const rest = new Map(asked);
      rest.delete(bookingId);
      return rest;
    });
  }
}

function isAt(visit: Whereabouts, place: Whereabouts): boolean {
  return visit.roomId === place.roomId && visit.startsAt === place.startsAt && visit.endsAt === place.endsAt;
}

function iso(epoch: number): string {
  return new Date(epoch).toISOString();
}
