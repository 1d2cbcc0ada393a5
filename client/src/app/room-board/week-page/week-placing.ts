import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, effect, inject, linkedSignal, Signal, signal, untracked } from '@angular/core';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { dateInZone, formatTime } from '../../ui/clinic-time/clinic-time';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { BoardAddress } from '../board-address';
import { BoardApi, BoardWeek, WeekGap } from '../board-api';
import { mondayOf, nextDay } from '../board-dates';
import type { ToBook } from '../desk-api';
import { WaitingPlacement } from '../waiting-placement';
import type { Offer } from './week-layout';

/** "3 of 6, best by Tue 24 Nov" of something that is to be placed. */
export function placingWords({ kind, ordinal, sessionCount, dueOn }: ToBook): string {
  const due = dueOn === null ? '' : `, ${kind === 'plan' ? 'best by' : 'by'} ${formatTime(dueOn, 'day', 'UTC')}`;
  if (kind === 'plan') return `${ordinal} of ${sessionCount}${due}`;
  return kind === 'booster' ? `booster${due}` : 'consultation';
}

/**
 * Looks for a time in the week for what the address names: which gaps fit, which one has the tab stop, and what placing
 * it comes to. Call in an injection context.
 */
export class WeekPlacing {
  readonly #address = inject(BoardAddress);
  readonly #announcer = inject(LiveAnnouncer);
  readonly #placement = inject(WaitingPlacement);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #found;
  readonly #told = signal('');
  readonly #week: Signal<BoardWeek | undefined>;

  readonly active = computed(() => this.#address.placing() !== undefined);
  readonly gaps: Signal<readonly WeekGap[] | undefined>;
  readonly item: Signal<ToBook | undefined>;
  /** What the visit takes of its room. */
  readonly minutes: Signal<number | null | undefined>;
  readonly failure;
  /** Key of the gap that has the tab stop. */
  readonly current = signal<string | undefined>(undefined);
  readonly busy = signal(false);
  /** The Monday to look at when nothing of this week fits. */
  readonly nextWeek: Signal<string | undefined>;
  /** Why nothing of this week fits, where that is known. */
  readonly why: Signal<string>;

  constructor(
    week: Signal<BoardWeek | undefined>,
    private readonly around: { readonly reload: () => void },
  ) {
    this.#week = week;
    const [from, clinicianId] = [computed(() => week()?.from), computed(() => this.#address.filter().clinician)];
    this.#found = inject(BoardApi).gapsResource(() => {
      const [waiting, first] = [this.#address.placing(), from()];
      return waiting && first !== undefined ? { ...waiting, from: first, clinicianId: clinicianId() } : undefined;
    });
    reloadOn('board', this.#found);
    const found = computed(() => (this.active() && this.#found.hasValue() ? this.#found.value() : undefined));
    this.gaps = computed(() => found()?.gaps);
    this.minutes = computed(() => found()?.minutes);
    this.item = linkedSignal<ToBook | undefined, ToBook | undefined>({
      source: () => found()?.item,
      // The words of the toolbar stay while another week is read.
      computation: (next, before) => next ?? (untracked(this.active) ? before?.value : undefined),
    });
    this.failure = computed(() => (this.active() && this.#found.error() ? toProblem(this.#found.error()) : undefined));
    const earliest = computed(() => {
      const [at, zone] = [this.item()?.visit.earliest, week()?.timeZone];
      return at && zone ? dateInZone(Date.parse(at), zone) : undefined;
    });
    const last = computed(() => week() && nextDay(week()?.from ?? '', 6));
    const approvalEnd = computed(() => (this.item()?.kind === 'booster' ? this.item()?.dueOn : null) ?? undefined);
    this.nextWeek = computed(() => {
      const [until, soonest] = [last(), earliest()];
      if (until === undefined) return undefined;
      const ends = approvalEnd();
      if (ends !== undefined && ends < (week()?.from ?? '')) return mondayOf(ends);
      return soonest !== undefined && soonest > until ? mondayOf(soonest) : nextDay(until, 1);
    });
    this.why = computed(() => {
      const [until, soonest] = [last(), earliest()];
      if (until !== undefined && soonest !== undefined && soonest > until) {
        return `Too soon after the session before: not before ${formatTime(soonest, 'day', 'UTC')}.`;
      }
      const ends = approvalEnd();
      if (ends === undefined || ends >= (week()?.from ?? '')) return '';
      return `The approval ends on ${formatTime(ends, 'day', 'UTC')}.`;
    });
    effect(() => {
      const [item, gaps] = [this.item(), this.gaps()];
      if (item && gaps) untracked(() => this.#tell(item, gaps.length, from() ?? ''));
    });
  }

  async place({ gap }: Offer): Promise<void> {
    const [item, week] = [this.item(), this.#week()];
    if (!item || !week || this.busy()) return;
    this.busy.set(true);
    const problem = await this.#placement.place(item, timeOf(gap), whereOf(gap, week, item), {
      placed: () => void this.#address.go({ placing: undefined }),
      reload: () => this.#reload(),
    });
    this.busy.set(false);
    if (problem) this.#snackbar.say(`${item.patientName} was not booked. ${problem.detail}`);
  }

  cancel(): void {
    const name = this.item()?.patientName;
    if (name) void this.#announcer.announce(`Cancelled. ${name} is not placed`, 'assertive');
    void this.#address.go({ placing: undefined });
  }

  reload(): void {
    this.#found.reload();
  }

  #reload(): void {
    this.around.reload();
    this.#found.reload();
  }

  /** Once for each thing and week, not at every reload. */
  #tell({ kind, id, patientName, ...item }: ToBook, count: number, from: string): void {
    const told = `${kind} ${id} ${from}`;
    if (told === this.#told()) return;
    this.#told.set(told);
    const gaps = count === 1 ? '1 gap of this week fits' : `${count === 0 ? 'No' : count} gaps of this week fit`;
    const keys = count === 0 ? '' : ' G goes to the next gap, Enter places, Escape backs out.';
    const words = `Placing ${patientName}, ${placingWords({ kind, id, patientName, ...item })}. ${gaps}.${keys}`;
    void this.#announcer.announce(words, 'assertive');
  }
}

function timeOf({ roomId, clinicianId, startsAt }: WeekGap) {
  return { roomId, clinicianId, startsAt };
}

/** "Birch, Thu 26 Nov, 14:15 to 16:00, with Dr Castellan" */
function whereOf(gap: WeekGap, { rooms, timeZone }: BoardWeek, { visit }: ToBook): string {
  const room = rooms.find((one) => one.room.id === gap.roomId)?.room.name ?? '';
  const [day, from] = [formatTime(gap.startsAt, 'day', timeZone), formatTime(gap.startsAt, 'time', timeZone)];
  const who = visit.clinicianId === null ? `, with ${gap.clinicianName}` : '';
  return `${room}, ${day}, ${from} to ${formatTime(gap.endsAt, 'time', timeZone)}${who}`;
}
