import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { addMinutes } from '../platform/time/interval.js';
import type { Booking } from '../scheduling/booking.entity.js';
import {
  type PlaceObstacle,
  SeriesBookings,
  type SeriesCheck,
  type SeriesPlaces,
} from '../scheduling/series-bookings.service.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';
import { sessionError } from './rules/session-errors.js';
import { phasesOf, type SlotProblem, slotProblems } from './rules/series-visits.js';
import { SessionPlacement } from './session-placement.queries.js';
import { SessionRows } from './session-rows.service.js';
import { Session } from './session.entity.js';

export interface SeriesVisitRequest {
  readonly ordinal: number;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
}

export interface VisitProblems {
  readonly ordinal: number;
  readonly problems: readonly (SlotProblem | PlaceObstacle)[];
}

export interface HeldVisit {
  readonly ordinal: number;
  readonly booking: Booking;
}

interface Checked {
  readonly plan: TreatmentPlan;
  readonly places: SeriesPlaces;
  readonly check: SeriesCheck;
  /** By visit, in their order. */
  readonly problems: readonly VisitProblems[];
}

/** Holds and books the open slots of a plan together: all of them or none. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly db: Database,
    private readonly plans: TreatmentPlansService,
    private readonly placement: SessionPlacement,
    private readonly scheduling: SchedulingService,
    private readonly bookings: SeriesBookings,
    private readonly rows: SessionRows,
  ) {}

  /** What stands against each visit as it is wanted, without holding anything. */
  check(planId: string, visits: readonly SeriesVisitRequest[]): Promise<readonly VisitProblems[]> {
    return this.db.transaction(async () => (await this.#check(planId, visits)).problems);
  }

  /**
   * Holds all visits for the caller in place of what the caller held for this patient before.
   * @throws plan.wrongState, session.slotNotFound, session.seriesClashes (409, `facts.visits`: what stands against each)
   */
  hold(planId: string, visits: readonly SeriesVisitRequest[]): Promise<HeldVisit[]> {
    return this.db.transaction(async () => {
      const { places, check, problems } = await this.#check(planId, visits);
      assertFree(problems);
      return withOrdinals(visits, await this.bookings.hold(check, places));
    });
  }

  /** The caller's holds last another five minutes. @returns those that nobody has taken meanwhile */
  async renew(planId: string): Promise<Booking[]> {
    return this.bookings.renew(currentActor().staffId, await this.placement.patientOf(planId));
  }

  async release(planId: string): Promise<void> {
    return this.bookings.release(currentActor().staffId, await this.placement.patientOf(planId));
  }

  /**
   * Books a session for every visit, or none. Holds of the caller become the bookings; what was not held is placed now.
   * @throws plan.wrongState, session.slotNotFound, session.seriesClashes (409, `facts.visits`)
   */
  book(planId: string, visits: readonly SeriesVisitRequest[]): Promise<HeldVisit[]> {
    return this.db.transaction(async () => {
      const { plan, places, check, problems } = await this.#check(planId, visits);
      assertFree(problems);
      const booked = withOrdinals(visits, await this.bookings.book(check, places));
      for (const { ordinal, booking } of booked) await this.#insert(plan, ordinal, booking);
      return booked;
    });
  }

  async #check(planId: string, visits: readonly SeriesVisitRequest[]): Promise<Checked> {
    const plan = await this.plans.lockOpenPlan(planId);
    const lengths = {
      first: await this.scheduling.phasesFor('first_session'),
      other: await this.scheduling.phasesFor('session'),
    };
    const places: SeriesPlaces = {
      ...{ patientId: plan.patientId, holderId: currentActor().staffId },
      places: visits.map(({ ordinal, ...place }) => ({ ...place, phases: phasesOf(ordinal, lengths) })),
    };
    // Before the doses are read: it locks the patient, so that no other dose of the same person comes in between.
    const check = await this.bookings.check(places);
    const slots = visits.map(({ ordinal, startsAt }) => ({
      ordinal,
      start: addMinutes(startsAt, phasesOf(ordinal, lengths).prep),
    }));
    const taken = await this.placement.slotsTaken(planId);
    const doses = await this.placement.otherDoseStarts(plan.patientId);
    const found = slotProblems(slots, taken, doses, {
      ...{ minGapHours: plan.minGapHours, zone: await this.placement.zoneOf(check) },
    });
    const problems = visits.map(({ ordinal }, index) => ({
      ordinal,
      problems: [...(found[index] ?? []), ...(check.obstacles[index] ?? [])],
    }));
    return { plan, places, check, problems };
  }

  async #insert(plan: TreatmentPlan, ordinal: number, { purposeId, clinicianId }: Booking): Promise<void> {
    const slot = await this.placement.slotAt(plan.id, ordinal);
    await this.db.repository(Session).insert({
      ...{ id: purposeId, patientId: plan.patientId, kind: 'plan', planId: plan.id, slotId: slot.id, clinicianId },
      ...{ route: plan.route, orderedMgPerKg: slot.orderedMgPerKg, countsTowardPlan: true, readiness: {} },
      createdAt: this.rows.now(),
    });
    const session = await this.rows.find(purposeId);
    await this.rows.tell(session, 'session.schedule', { state: [null, 'scheduled'] });
  }
}

/** @throws session.seriesClashes with everything that stands against any of the visits */
function assertFree(visits: readonly VisitProblems[]): void {
  const clashing = visits.filter(({ problems }) => problems.length > 0);
  if (clashing.length === 0) return;
  const which = clashing.map(({ ordinal }) => ordinal).join(', ');
  throw sessionError('session.seriesClashes', {
    detail: `Nothing was booked: visit ${which} cannot be as it stands.`,
    facts: { visits: clashing },
  });
}

function withOrdinals(visits: readonly SeriesVisitRequest[], bookings: readonly Booking[]): HeldVisit[] {
  return visits.flatMap(({ ordinal }, index) => {
    const booking = bookings[index];
    return booking ? [{ ordinal, booking }] : [];
  });
}
