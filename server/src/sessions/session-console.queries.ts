import { Injectable } from '@nestjs/common';
import { Patient } from '../patients/patient.entity.js';
import { Database } from '../platform/database/database.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Clock } from '../platform/time/clock.js';
import { Location } from '../rooms/location.entity.js';
import { Room } from '../rooms/room.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { Dose } from './dose.entity.js';
import { sessionError } from './rules/session-errors.js';
import type { ReadinessCheck } from './rules/readiness.js';
import { SessionEvent } from './session-event.entity.js';
import { SessionReadiness } from './session-readiness.queries.js';
import { Session } from './session.entity.js';
import { VitalReading } from './vital-reading.entity.js';

/** A session with its booking and the names around it. */
interface BookedSession {
  readonly session: Session;
  readonly patient: Patient;
  readonly patientName: string;
  readonly clinicianName: string;
  readonly booking: Booking | null;
  readonly roomName: string | null;
  readonly timeZone: string | null;
  readonly ordinal: number | null;
  readonly sessionCount: number | null;
  readonly checks: readonly ReadinessCheck[];
}

export interface SlotOfPlan {
  readonly ordinal: number;
  readonly state: 'done' | 'this' | 'booked' | 'open';
}

/** Everything that the console shows, in one read. */
export interface SessionConsole extends BookedSession {
  readonly now: Date;
  readonly slots: readonly SlotOfPlan[];
  /** The patient's next visit. */
  readonly nextVisitAt: Date | null;
  readonly readings: readonly VitalReading[];
  readonly doses: readonly Dose[];
  readonly events: readonly SessionEvent[];
  /** Shown names of everybody who wrote in the record. */
  readonly names: ReadonlyMap<string, string>;
}

@Injectable()
export class SessionConsoleQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly staff: StaffQueries,
    private readonly patients: PatientsQueries,
    private readonly scheduling: SchedulingQueries,
    private readonly readiness: SessionReadiness,
  ) {}

  /** @throws session.notFound */
  async findConsole(id: string): Promise<SessionConsole> {
    const visit = await this.#booked(id);
    const [readings, doses, events] = await Promise.all([
      this.db.repository(VitalReading).find({ where: { sessionId: id }, order: { measuredAt: 'ASC', id: 'ASC' } }),
      this.db.repository(Dose).find({ where: { sessionId: id }, order: { givenAt: 'ASC', id: 'ASC' } }),
      this.db.repository(SessionEvent).find({ where: { sessionId: id }, order: { at: 'DESC', id: 'DESC' } }),
    ]);
    const writers = [...readings, ...doses, ...events].map((row) => row.recordedBy);
    const witnesses = doses.map((dose) => dose.wasteWitnessId);
    const { clinicianId, dischargedBy, closedBy } = visit.session;
    return {
      ...visit,
      ...{ readings, doses, events },
      now: this.clock.now(),
      nextVisitAt: await this.#nextVisit(visit),
      slots: await this.#slots(visit.session),
      names: await this.staff.findNames(
        [...writers, ...witnesses, clinicianId, dischargedBy, closedBy, visit.booking?.gapOverrideBy ?? null].filter(
          (id) => id !== null,
        ),
      ),
    };
  }

  async #booked(id: string): Promise<BookedSession> {
    const session = await this.db.repository(Session).findOneBy({ id });
    if (!session) throw sessionError('session.notFound');
    const booking = await this.scheduling.bookingOf(id);
    const [patient, names, clinician, room, location, slot, plan, checks] = await Promise.all([
      this.db.repository(Patient).findOneByOrFail({ id: session.patientId }),
      this.patients.findNames([session.patientId]),
      this.db.repository(StaffMember).findOneByOrFail({ id: session.clinicianId }),
      booking && this.db.repository(Room).findOneBy({ id: booking.roomId }),
      booking && this.db.repository(Location).findOneBy({ id: booking.locationId }),
      session.slotId ? this.db.repository(PlanSlot).findOneBy({ id: session.slotId }) : null,
      session.planId ? this.db.repository(TreatmentPlan).findOneBy({ id: session.planId }) : null,
      this.readiness.checksOf(session),
    ]);
    return {
      ...{ session, patient, booking, checks },
      patientName: names.get(patient.id)?.name ?? '',
      clinicianName: clinician.displayName,
      roomName: room?.name ?? null,
      timeZone: location?.timeZone ?? null,
      ordinal: slot?.ordinal ?? null,
      sessionCount: slot && plan ? plan.sessionCount : null,
    };
  }

  /** After this one, which itself may still be ahead. */
  #nextVisit({ session, booking }: BookedSession): Promise<Date | null> {
    const now = this.clock.now();
    const after = booking && booking.startsAt > now ? booking.startsAt : now;
    return this.scheduling.nextStartOf(session.patientId, after);
  }

  async #slots({ id, planId, kind }: Session): Promise<SlotOfPlan[]> {
    if (!planId || kind !== 'plan') return [];
    const rows = await this.db.query<{ ordinal: number; mine: boolean; state: string | null }>(
      `SELECT slot.ordinal, bool_or(session.id = $2) AS mine, max(session.state) AS state
         FROM plan_slot slot LEFT JOIN session ON session.slot_id = slot.id AND session.counts_toward_plan
          AND session.state NOT IN ('cancelled', 'no_show', 'held', 'rescheduled')
        WHERE slot.plan_id = $1 GROUP BY slot.ordinal ORDER BY slot.ordinal`,
      [planId, id],
    );
    return rows.map(({ ordinal, mine, state }) => {
      if (state === 'discharged' || state === 'closed') return { ordinal, state: 'done' };
      if (mine) return { ordinal, state: 'this' };
      return { ordinal, state: state ? 'booked' : 'open' };
    });
  }
}
