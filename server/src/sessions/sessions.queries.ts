import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Session } from './session.entity.js';

@Injectable()
export class SessionsQueries {
  constructor(private readonly db: Database) {}

  /** Every session of a plan, given-up ones included, oldest first. */
  sessionsOfPlan(planId: string): Promise<Session[]> {
    return this.db.repository(Session).find({ where: { planId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  /** Every session of a patient, newest first. */
  sessionsOfPatient(patientId: string): Promise<Session[]> {
    return this.db.repository(Session).find({ where: { patientId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  findById(id: string): Promise<Session | null> {
    return this.db.repository(Session).findOneBy({ id });
  }
}
