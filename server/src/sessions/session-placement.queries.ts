import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { addMinutes } from '../platform/time/interval.js';
import { Location } from '../rooms/location.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import { planError } from '../treatment-plans/rules/plan-errors.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import type { SpacedDose } from './rules/gap-overriding.js';
import { sessionError } from './rules/session-errors.js';
import { DONE, GIVEN_UP, takesSlot } from './rules/session-lifecycle.js';
import type { SlotTaken } from './rules/slot-order.js';
import { Session } from './session.entity.js';

export interface OtherDose extends SpacedDose {
  /** Whether dosing really began. */
  readonly given: boolean;
}

/** Where the doses of a patient lie in time: real ones, and planned ones as their bookings say. */
@Injectable()
export class SessionPlacement {
  constructor(
    private readonly db: Database,
    private readonly scheduling: SchedulingQueries,
  ) {}

  /** @throws session.slotNotFound */
  async slotAt(planId: string, ordinal: number): Promise<PlanSlot> {
    const slot = await this.db.repository(PlanSlot).findOneBy({ planId, ordinal });
    if (!slot) throw sessionError('session.slotNotFound');
    return slot;
  }

  /** @throws plan.notFound */
  async patientOf(planId: string): Promise<string> {
    const plan = await this.db.repository(TreatmentPlan).findOneBy({ id: planId });
    if (!plan) throw planError('plan.notFound');
    return plan.patientId;
  }

  /** Place of a session in its plan; null for a booster. */
  async ordinalOf({ slotId }: Pick<Session, 'slotId'>): Promise<number | null> {
    if (slotId === null) return null;
    return (await this.db.repository(PlanSlot).findOneByOrFail({ id: slotId })).ordinal;
  }

  /** The newest booking of a session; undefined when it never had one. */
  async bookingIdOf(sessionId: string): Promise<string | undefined> {
    return (await this.scheduling.bookingOf(sessionId))?.id;
  }

  /** Zone by whose clock a dose at this location is spaced. */
  async zoneOf({ locationId }: Pick<Booking, 'locationId'>): Promise<string> {
    return (await this.db.repository(Location).findOneByOrFail({ id: locationId })).timeZone;
  }

  /** The newest booking of a session that has one. @throws session.wrongState */
  async bookingOf(sessionId: string): Promise<Booking> {
    const booking = await this.scheduling.bookingOf(sessionId);
    if (!booking) throw sessionError('session.wrongState');
    return booking;
  }

  /** Sessions that take a slot of a plan, one of them left out. */
  async slotsTaken(planId: string, exceptId?: string): Promise<SlotTaken[]> {
    const sessions = await this.db.repository(Session).findBy({ planId, kind: 'plan' });
    const slots = await this.db.repository(PlanSlot).findBy({ planId });
    const ordinals = new Map(slots.map((slot) => [slot.id, slot.ordinal]));
    const starts = await this.#doseStarts(sessions);
    return sessions
      .filter((session) => session.id !== exceptId && takesSlot(session))
      .flatMap((session) => {
        const [ordinal, start] = [ordinals.get(session.slotId ?? ''), starts.get(session.id)];
        return ordinal && start ? [{ ordinal, start, done: DONE.includes(session.state) }] : [];
      });
  }

  /** Session -> its place in the plan, for every session the plan ever had. */
  async ordinalsOf(planId: string): Promise<Map<string, number>> {
    const sessions = await this.db.repository(Session).findBy({ planId, kind: 'plan' });
    const slots = await this.db.repository(PlanSlot).findBy({ planId });
    const ordinals = new Map(slots.map((slot) => [slot.id, slot.ordinal]));
    return new Map(sessions.map(({ id, slotId }) => [id, ordinals.get(slotId ?? '') ?? 0]));
  }

  /** Dose starts of a patient across plans and boosters, some sessions left out. A session that was given up has none. */
  async otherDoseStarts(patientId: string, ...exceptIds: readonly string[]): Promise<Date[]> {
    const sessions = await this.db.repository(Session).findBy({ patientId });
    const starts = await this.#doseStarts(sessions.filter((session) => !exceptIds.includes(session.id)));
    return [...starts.values()];
  }

  /** The same with what clinicians said about the gaps between them (`overriddenTo`). */
  async otherDoses(patientId: string, ...exceptIds: readonly string[]): Promise<OtherDose[]> {
    const sessions = await this.db.repository(Session).findBy({ patientId });
    const others = sessions.filter((session) => !exceptIds.includes(session.id));
    const bookings = await this.scheduling.bookingsOf(others.map(({ id }) => id));
    const starts = startsOf(others, bookings);
    return others.flatMap(({ id, doseStartedAt }) => {
      const [at, booking] = [starts.get(id), bookings.get(id)];
      if (!at) return [];
      const said = { bookedAt: booking?.startsAt ?? at, words: booking?.gapOverrides ?? [] };
      return { sessionId: id, at, given: doseStartedAt !== null, ...said };
    });
  }

  async #doseStarts(sessions: readonly Session[]): Promise<Map<string, Date>> {
    return startsOf(sessions, await this.scheduling.bookingsOf(sessions.map((session) => session.id)));
  }
}

function startsOf(sessions: readonly Session[], bookings: ReadonlyMap<string, Booking>): Map<string, Date> {
  const starts = new Map<string, Date>();
  for (const session of sessions) {
    const booking = bookings.get(session.id);
    if (session.doseStartedAt) starts.set(session.id, session.doseStartedAt);
    else if (booking && !GIVEN_UP.includes(session.state)) {
      starts.set(session.id, addMinutes(booking.startsAt, booking.phases.prep));
    }
  }
  return starts;
}
