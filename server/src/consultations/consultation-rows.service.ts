import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Consultation } from './consultation.entity.js';
import { consultationError } from './rules/consultation-errors.js';

export type ConsultationChanges = Partial<Omit<Consultation, 'id' | 'version' | 'patientId'>>;

/** Fields that the trail tells of; what was written stays out. */
const TOLD = ['state', 'outcome', 'disorder', 'eligibilityExpiresOn', 'clinicianId'] as const;

/** The one way a consultation is locked, changed, recorded in the trail and told to the screens. */
@Injectable()
export class ConsultationRows {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /** Locks the row until the transaction ends. @throws consultation.notFound */
  async lock(id: string): Promise<Consultation> {
    const consultation = await this.db
      .repository(Consultation)
      .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!consultation) throw consultationError('consultation.notFound');
    return consultation;
  }

  async change(action: string, consultation: Consultation, changes: ConsultationChanges): Promise<void> {
    const version = await this.db.updateVersioned(Consultation, consultation, changes);
    const told: Record<string, [unknown, unknown]> = {};
    for (const key of TOLD) {
      if (key in changes && changes[key] !== consultation[key]) told[key] = [consultation[key], changes[key]];
    }
    await this.tell(action, { ...consultation, version }, told);
  }

  /** Records and publishes something that happened to a consultation. */
  async tell(
    action: string,
    { id, patientId, version }: Pick<Consultation, 'id' | 'patientId' | 'version'>,
    changes: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record({ action, resource: { type: 'consultation', id }, patientId, changes });
    const topics = [`consultation:${id}`, `patient:${patientId}`, 'board', 'today'];
    await this.events.publish({ type: action, entityId: id, version, topics });
  }

  /** Reads of a chart are part of the trail. */
  async noteRead({ id, patientId }: Consultation): Promise<void> {
    await this.audit.record({ action: 'consultation.read', resource: { type: 'consultation', id }, patientId });
  }
}
