import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { currentActor } from '../platform/http/request-context.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { gad7Result } from './rules/gad7.js';
import { scoreError } from './rules/score-errors.js';
import { Score } from './score.entity.js';

export interface NewScore {
  readonly patientId: string;
  /** Read off the paper form; may be left out when the items are given. */
  readonly total?: number | undefined;
  /** Seven answers, 0 to 3. */
  readonly items?: readonly (number | null)[] | undefined;
  /** YYYY-MM-DD */
  readonly takenOn: string;
}

/** Records GAD-7 scores. A recorded score never changes: a wrong one is voided, and another takes its place. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
    private readonly patients: PatientsQueries,
    private readonly plans: TreatmentPlansQueries,
  ) {}

  /** @returns the id. @throws score.incomplete, score.outOfRange, score.totalDiffers, score.inFuture (422) */
  record(input: NewScore): Promise<string> {
    return this.db.transaction(async () => {
      await this.patients.findById(input.patientId);
      const total = gad7Result({
        ...(input.total !== undefined && { total: input.total }),
        ...(input.items && { items: input.items }),
      });
      if (input.takenOn > (await this.calendar.today())) {
        throw scoreError('score.inFuture', { fieldErrors: { takenOn: ['This lies in the future.'] } });
      }
      const plan = (await this.plans.plansOfPatient(input.patientId)).find(({ acceptedAt }) => acceptedAt !== null);
      const id = newId();
      await this.db.repository(Score).insert({
        id,
        patientId: input.patientId,
        planId: plan?.id ?? null,
        instrument: 'gad7',
        total,
        items: (input.items as number[] | undefined) ?? null,
        takenOn: input.takenOn,
        recordedBy: currentActor().staffId,
        recordedAt: this.calendar.now(),
      });
      await this.#tell('score.record', id, input.patientId, null);
      return id;
    });
  }

  /** Takes a wrong score out of every judgement; `replacement` is recorded in its place. */
  voidScore(id: string, reason: string, replacement?: Omit<NewScore, 'patientId'>): Promise<void> {
    return this.db.transaction(async () => {
      const scores = this.db.repository(Score);
      const score = await scores.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!score) throw scoreError('score.notFound');
      if (score.state === 'void') throw scoreError('score.alreadyVoid');
      const replacedById = replacement ? await this.record({ ...replacement, patientId: score.patientId }) : null;
      await scores.update({ id }, { state: 'void', voidReason: reason, replacedById });
      await this.#tell('score.void', id, score.patientId, reason);
    });
  }

  /** The scores of a patient were shown. */
  noteRead(patientId: string): Promise<void> {
    return this.audit.record({ action: 'score.read', resource: { type: 'score' }, patientId });
  }

  async #tell(action: string, id: string, patientId: string, reason: string | null): Promise<void> {
    await this.audit.record({ action, resource: { type: 'score', id }, patientId, reason });
    await this.events.publish({ type: action, entityId: id, version: 1, topics: [`patient:${patientId}`, 'today'] });
  }
}
