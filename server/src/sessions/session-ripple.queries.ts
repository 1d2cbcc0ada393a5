import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '../platform/time/interval.js';
import type { Room } from '../rooms/room.entity.js';
import { RoomsQueries } from '../rooms/rooms.queries.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { type PlanCourse, PlanCoursesQueries } from './plan-courses.queries.js';
import { overriddenTo, type SpacedDose } from './rules/gap-overriding.js';
import type { RippleQuestion, RippleVisit } from './rules/ripple.js';
import { sessionError } from './rules/session-errors.js';
import { SessionPlacement } from './session-placement.queries.js';
import type { Session } from './session.entity.js';

/** Where a session is to go. */
export interface RippleTarget {
  readonly roomId: string;
  readonly clinicianId?: string | undefined;
  readonly startsAt: Date;
}

/** All that the ripple of one move depends on. */
export interface RippleGround {
  readonly question: RippleQuestion;
  readonly course: PlanCourse;
  readonly rooms: readonly Room[];
  /** Version of each booking by session, so that a stale preview is noticed when it is carried out. */
  readonly versions: ReadonlyMap<string, number>;
}

/** A search may go some weeks past the last session before it gives up. */
const BEYOND_MS = 21 * 24 * HOUR_MS;

@Injectable()
export class SessionRippleQueries {
  constructor(
    private readonly courses: PlanCoursesQueries,
    private readonly plans: TreatmentPlansQueries,
    private readonly placement: SessionPlacement,
    private readonly scheduling: SchedulingQueries,
    private readonly calendar: CalendarQueries,
    private readonly rooms: RoomsQueries,
  ) {}

  /** @throws session.wrongState for a session of no plan, or one that nobody ever booked */
  async load(session: Session, target: RippleTarget, now: Date): Promise<RippleGround> {
    const booking = await this.scheduling.bookingOf(session.id);
    const ordinal = await this.placement.ordinalOf(session);
    if (!booking || ordinal === null || session.planId === null) throw sessionError('session.wrongState');
    const { plan } = await this.plans.findByIdWithSlots(session.planId);
    const [course] = await this.courses.coursesOf([plan]);
    if (!course) throw sessionError('session.wrongState');
    const behind = course.slots.flatMap(({ slot, session: other, booking: taken }) =>
      other && taken && slot.ordinal > ordinal && other.state === 'scheduled' && taken.startsAt > now
        ? [{ ordinal: slot.ordinal, session: other, booking: taken }]
        : [],
    );
    const moved = visitOf(session.id, ordinal, booking);
    const later = behind.map((other) => visitOf(other.session.id, other.ordinal, other.booking));
    const own = new Set([moved, ...later].map(({ bookingId }) => bookingId));
    const ids = [session.id, ...behind.map((other) => other.session.id)];
    const { location, rooms } = await this.rooms.findLocationWithRooms(booking.locationId);
    const calendar = await this.calendar.load({ locationId: location.id, ...stretch([moved, ...later], target, now) });
    const doses = await this.placement.otherDoses(session.patientId);
    return {
      course,
      rooms,
      versions: new Map([
        [session.id, booking.version],
        ...behind.map((b) => [b.session.id, b.booking.version] as const),
      ]),
      question: {
        ...{ zone: location.timeZone, now: now.getTime(), patientId: session.patientId, moved, later },
        ...{ minGapHours: plan.minGapHours, maxGapDays: plan.maxGapDays, saidOfGaps: saidOfGaps(ids, doses) },
        calendar: { ...calendar, taken: calendar.taken.filter(({ bookingId }) => !own.has(bookingId)) },
        turnoverMinutes: new Map(rooms.map(({ id, turnoverMinutes }) => [id, turnoverMinutes])),
        doses: doses.filter((dose) => !ids.includes(dose.sessionId)).map(({ at }) => at.getTime()),
        to: {
          ...{ roomId: target.roomId, clinicianId: target.clinicianId ?? session.clinicianId },
          from: target.startsAt.getTime(),
        },
      },
    };
  }

  /** Slot and booked start of sessions of the same plan; one of another plan, or unbooked, is left out. */
  async bookedStarts(
    { planId }: Session,
    sessionIds: readonly string[],
  ): Promise<Map<string, { ordinal: number; startsAt: Date }>> {
    const bookings = await this.scheduling.bookingsOf(sessionIds);
    const ordinals = planId === null ? new Map<string, number>() : await this.placement.ordinalsOf(planId);
    const known = new Map<string, { ordinal: number; startsAt: Date }>();
    for (const id of sessionIds) {
      const [booking, ordinal] = [bookings.get(id), ordinals.get(id)];
      if (booking && ordinal !== undefined) known.set(id, { ordinal, startsAt: booking.startsAt });
    }
    return known;
  }
}

function visitOf(sessionId: string, ordinal: number, booking: Booking): RippleVisit {
  const { id: bookingId, roomId, clinicianId, startsAt, phases } = booking;
  return { ...{ sessionId, bookingId, ordinal, roomId, clinicianId, phases }, from: startsAt.getTime() };
}

/** What clinicians let the gaps of these sessions to other doses be. */
function saidOfGaps(ids: readonly string[], doses: readonly SpacedDose[]): NonNullable<RippleQuestion['saidOfGaps']> {
  const own = doses.filter(({ sessionId }) => ids.includes(sessionId));
  const others = (dose: SpacedDose) => doses.filter((other) => other !== dose);
  return new Map(own.map((dose) => [dose.sessionId, overriddenTo(dose, others(dose))]));
}

/** From the earliest moment that matters to some weeks after where the last session could be pushed. */
function stretch(visits: readonly RippleVisit[], { startsAt }: RippleTarget, now: Date): { from: Date; until: Date } {
  const [starts, target] = [visits.map(({ from }) => from), startsAt.getTime()];
  const push = Math.max(0, target - (visits[0]?.from ?? target));
  return {
    from: new Date(Math.min(now.getTime(), target, ...starts)),
    until: new Date(Math.max(target, ...starts) + push + BEYOND_MS),
  };
}
