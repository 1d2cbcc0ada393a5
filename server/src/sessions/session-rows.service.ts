import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { Clock } from '../platform/time/clock.js';
import { sessionError } from './rules/session-errors.js';
import { Session } from './session.entity.js';

export type SessionChanges = Partial<Omit<Session, 'id' | 'version' | 'patientId'>>;

/** Fields that the trail tells of; reasons go beside them, answers and names stay out. */
const TOLD = ['state', 'clinicianId', 'countsTowardPlan', 'weightKg', 'dischargeScore'] as const;

/** The one way a session row is locked, changed, recorded in the trail and told to the screens. */
@Injectable()
export class SessionRows {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** @throws session.notFound */
  async find(id: string): Promise<Session> {
    const session = await this.db.repository(Session).findOneBy({ id });
    if (!session) throw sessionError('session.notFound');
    return session;
  }

  /** Locks the row until the transaction ends. @throws session.notFound */
  async lock(id: string): Promise<Session> {
    const session = await this.db.repository(Session).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!session) throw sessionError('session.notFound');
    return session;
  }

  /** @param alsoTold what the trail keeps besides the fields that changed */
  async change(
    session: Session,
    action: string,
    changes: SessionChanges,
    reason?: string,
    alsoTold: Readonly<Record<string, unknown>> = {},
  ): Promise<Session> {
    const version = await this.db.updateVersioned(Session, session, changes);
    const changed = { ...session, ...changes, version };
    const told: Record<string, unknown> = { ...alsoTold };
    for (const key of TOLD)
      if (key in changes && changes[key] !== session[key]) told[key] = [session[key], changes[key]];
    await this.tell(changed, action, told, reason);
    return changed;
  }

  /** Records and publishes something that happened to a session without a change of its row. */
  async tell(session: Session, action: string, changes: Record<string, unknown> = {}, reason?: string): Promise<void> {
    const { id, patientId, version } = session;
    const resource = { type: 'session', id };
    await this.audit.record({ action, resource, patientId, changes, reason: reason ?? null });
    const topics = ['board', 'today', `session:${id}`, `patient:${patientId}`];
    await this.events.publish({ type: action, entityId: id, version, topics });
  }

  /** Reads of a patient's visit are part of the trail. */
  noteRead({ id, patientId }: Session): Promise<void> {
    return this.audit.record({ action: 'session.read', resource: { type: 'session', id }, patientId });
  }
}
