import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { Clock } from '../../ui/clinic-time/clock';
import { ProposedVisit, placeOf, SeriesApi, VisitProblems } from '../series-api';

const SECOND_MS = 1000;
/** A hold with less left than this is renewed. */
const RENEW_BELOW_MS = 150 * SECOND_MS;

interface Held {
  readonly planId: string;
  readonly visits: number;
  readonly until: number;
}

/** The hold of the series on the screen: counted down, renewed while the screen is open, given back when it closes. */
@Service({ autoProvided: false })
export class SeriesHold {
  readonly #api = inject(SeriesApi);
  readonly #clock = inject(Clock);
  readonly #held = signal<Held | undefined>(undefined);
  readonly #now = signal(this.#clock.now());
  #renewing = false;
  readonly #left = signal(false);
  /** What is being given back: it must not take with it what is held next. */
  #releasing: Promise<unknown> = Promise.resolve();

  readonly isHeld = computed(() => this.#held() !== undefined);
  /** `4:05` until the hold ends. */
  readonly left = computed(() => {
    const seconds = Math.max(0, Math.round(((this.#held()?.until ?? 0) - this.#now()) / SECOND_MS));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });
  /** Set when time that was held is not any more. */
  readonly lost = signal<string | undefined>(undefined);

  constructor() {
    const timer = setInterval(() => void this.#tick(), SECOND_MS);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
      this.#left.set(true);
      void this.release();
    });
  }

  /** @returns what stands against the visits, or a message; nothing when they are held */
  async take(
    planId: string,
    visits: readonly ProposedVisit[],
  ): Promise<{ readonly message: string; readonly visits: readonly VisitProblems[] } | undefined> {
    await this.#releasing;
    if (this.#left()) return undefined;
    const result = await this.#api.hold(planId, visits.map(placeOf));
    if (!result.ok) {
      return { message: result.problem.detail, visits: result.problem.facts?.visits ?? [] };
    }
    this.lost.set(undefined);
    this.#keep(planId, visits.length, result.value.heldUntil);
    // The screen was left while the answer was under way: nobody would give it back.
    if (this.#left()) await this.release();
    return undefined;
  }

  /** Forgets the hold without a word to the server: the visits are booked. */
  forget(): void {
    this.#held.set(undefined);
  }

  async release(): Promise<void> {
    const held = this.#held();
    this.#held.set(undefined);
    if (held) this.#releasing = this.#api.release(held.planId);
    await this.#releasing;
  }

  #keep(planId: string, visits: number, until: string | null): void {
    if (until) this.#held.set({ planId, visits, until: Date.parse(until) });
  }

  async #tick(): Promise<void> {
    this.#now.set(this.#clock.now());
    const held = this.#held();
    if (!held || this.#renewing || held.until - this.#now() > RENEW_BELOW_MS) return;
    this.#renewing = true;
    const result = await this.#api.renew(held.planId);
    this.#renewing = false;
    if (this.#held() !== held) return;
    if (result.ok && result.value.bookingIds.length === held.visits) {
      this.#keep(held.planId, held.visits, result.value.heldUntil);
    } else if (result.ok) {
      const lost = held.visits - result.value.bookingIds.length;
      await this.release();
      this.lost.set(`The hold ran out and ${lost} of ${held.visits} times are no longer yours. Nothing is held now.`);
    } else if (held.until <= this.#now()) {
      this.#held.set(undefined);
      this.lost.set('The hold ran out while the server could not be reached. Hold the visits again before booking.');
    }
  }
}
