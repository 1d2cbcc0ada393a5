import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { BoosterLine } from '../boosters/boosters.queries.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import type { Consultation } from '../consultations/consultation.entity.js';
import { IntegrationNote } from '../integration-notes/integration-note.entity.js';
import type { ScoreHistory } from '../outcome-measures/scores.queries.js';
import type { Patient } from '../patients/patient.entity.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { Room } from '../rooms/room.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import type { PlanCourse } from '../sessions/plan-courses.queries.js';
import { Session } from '../sessions/session.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { ChartSources } from './chart-sources.queries.js';

export type { CourseSlot, PlanCourse } from '../sessions/plan-courses.queries.js';

export interface Visit<Row> {
  readonly row: Row;
  readonly booking: Booking | null;
  readonly roomName: string | null;
  readonly clinicianName: string;
}

export interface SessionVisit extends Visit<Session> {
  /** Place in its plan; null for a booster. */
  readonly ordinal: number | null;
}

export type ConsultationVisit = Visit<Consultation>;

export interface ClinicalPart {
  readonly scores: ScoreHistory;
  readonly notes: readonly { readonly note: IntegrationNote; readonly authorName: string }[];
  readonly boosters: readonly BoosterLine[];
}

export interface Chart {
  readonly patient: Patient;
  /** Newest first. */
  readonly courses: readonly PlanCourse[];
  /** Newest first. */
  readonly sessions: readonly SessionVisit[];
  readonly consultations: readonly ConsultationVisit[];
  readonly now: Date;
  /** Finding of eligibility that holds today. */
  readonly eligible: Consultation | null;
  /** null for those who may not read it */
  readonly clinical: ClinicalPart | null;
}

/** Everything one chart page shows, read in one go. */
@Injectable()
export class ChartQueries {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly patients: PatientsQueries,
    private readonly sources: ChartSources,
  ) {}

  /** @param reader staff id when the clinical part may be read; drafts of notes are shown to their author only */
  async chartOf(patientId: string, reader: string | null): Promise<Chart> {
    const patient = await this.patients.findById(patientId);
    const { plans, courses, scheduling, consultations, scores, boosters } = this.sources;
    const [courseList, sessions, talks, rooms, staff] = await Promise.all([
      plans.plansOfPatient(patientId).then((found) => courses.coursesOf(found)),
      this.db.repository(Session).find({ where: { patientId }, order: { createdAt: 'DESC', id: 'DESC' } }),
      consultations.ofPatient(patientId),
      this.db.repository(Room).find({ select: { id: true, name: true } }),
      this.db.repository(StaffMember).find({ select: { id: true, displayName: true } }),
    ]);
    const bookings = await scheduling.bookingsOf([...sessions, ...talks].map(({ id }) => id));
    const nameOf = (id: string) => staff.find((member) => member.id === id)?.displayName ?? '';
    const visitOf = <Row extends { id: string; clinicianId: string }>(row: Row): Visit<Row> => {
      const booking = bookings.get(row.id) ?? null;
      const roomName = rooms.find(({ id }) => id === booking?.roomId)?.name ?? null;
      return { row, booking, roomName, clinicianName: nameOf(row.clinicianId) };
    };
    const ordinals = new Map(courseList.flatMap(({ slots }) => slots.map(({ slot }) => [slot.id, slot.ordinal])));
    return {
      patient,
      now: this.calendar.now(),
      courses: courseList,
      eligible: await consultations.findSignedEligible(patientId, await this.calendar.today()),
      sessions: sessions.map((row) => ({ ...visitOf(row), ordinal: ordinals.get(row.slotId ?? '') ?? null })),
      consultations: talks.map((row) => visitOf(row)),
      clinical:
        reader === null
          ? null
          : {
              scores: await scores.historyOf(patientId),
              boosters: await boosters.ofPatient(patientId),
              notes: (await this.#notes(patientId, reader)).map((note) => ({
                note,
                authorName: nameOf(note.authorId),
              })),
            },
    };
  }

  async #notes(patientId: string, reader: string): Promise<IntegrationNote[]> {
    return this.db.repository(IntegrationNote).find({
      select: {
        id: true,
        sessionId: true,
        authorId: true,
        state: true,
        signedAt: true,
        savedAt: true,
        createdAt: true,
      },
      where: [
        { patientId, state: Not(In(['draft', 'discarded'])) },
        { patientId, state: 'draft', authorId: reader },
      ],
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }
}
