import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { Room } from '../rooms/room.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import { SchedulingQueries } from '../scheduling/scheduling.queries.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { Consultation } from './consultation.entity.js';
import { consultationError } from './rules/consultation-errors.js';

export interface ConsultationPage {
  readonly consultation: Consultation;
  readonly patientName: string;
  readonly signedByName: string | null;
  readonly roomName: string | null;
  readonly booking: Booking | null;
}

@Injectable()
export class ConsultationsQueries {
  constructor(
    private readonly db: Database,
    private readonly scheduling: SchedulingQueries,
    private readonly patients: PatientsQueries,
  ) {}

  /** @throws consultation.notFound */
  async findById(id: string): Promise<Consultation> {
    const consultation = await this.db.repository(Consultation).findOneBy({ id });
    if (!consultation) throw consultationError('consultation.notFound');
    return consultation;
  }

  /** Newest signed finding of eligibility that still holds on a date (YYYY-MM-DD); null when there is none. */
  async findSignedEligible(patientId: string, onDate: string): Promise<Consultation | null> {
    return this.db.repository(Consultation).findOne({
      where: {
        patientId,
        state: 'signed',
        outcome: In(['eligible', 'eligible_with_conditions']),
        eligibilityExpiresOn: MoreThanOrEqual(onDate),
      },
      order: { signedAt: 'DESC' },
    });
  }

  /** Which of the patients have a signed finding of eligibility that still holds on a date (YYYY-MM-DD). */
  async eligibleOn(patientIds: readonly string[], onDate: string): Promise<Set<string>> {
    const rows = await this.db.query<{ patientId: string }>(
      `SELECT DISTINCT patient_id AS "patientId" FROM consultation
        WHERE patient_id = ANY($1) AND state = 'signed' AND outcome IN ('eligible', 'eligible_with_conditions')
          AND eligibility_expires_on >= $2`,
      [patientIds, onDate],
    );
    return new Set(rows.map(({ patientId }) => patientId));
  }

  /** A consultation with what its page shows around it. @throws consultation.notFound */
  async findPage(id: string): Promise<ConsultationPage> {
    const consultation = await this.findById(id);
    const booking = await this.scheduling.bookingOf(id);
    const [names, signer, room] = await Promise.all([
      this.patients.findNames([consultation.patientId]),
      consultation.signedBy && this.db.repository(StaffMember).findOneBy({ id: consultation.signedBy }),
      booking && this.db.repository(Room).findOneBy({ id: booking.roomId }),
    ]);
    return {
      consultation,
      patientName: names.get(consultation.patientId)?.name ?? '',
      signedByName: signer ? signer.displayName : null,
      roomName: room?.name ?? null,
      booking,
    };
  }
}
