import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { PatientsService } from '../patients/patients.service.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import { currentActor } from '../platform/http/request-context.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { Booster } from './booster.entity.js';
import { BoostersQueries } from './boosters.queries.js';
import { assertApprovalHolds, assertReviewFresh, planToFollow, reviewNote } from './rules/booster-eligibility.js';
import { boosterError } from './rules/booster-errors.js';
import { approvalEnd, assertBoosterMove, type BoosterSource, type BoosterState } from './rules/booster-lifecycle.js';

type Changes = Partial<Omit<Booster, 'id' | 'version' | 'patientId'>>;

/** Single extra sessions after a completed plan: recommended by anyone clinical, decided by a clinician's review. */
@Injectable()
export class BoostersService {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
    private readonly plans: TreatmentPlansQueries,
    private readonly boosters: BoostersQueries,
    private readonly patients: PatientsService,
  ) {}

  /** @returns the id. @throws booster.openPlan, booster.noCompletedPlan, booster.alreadyOpen (409) */
  recommend(patientId: string, source: BoosterSource, reason: string | null): Promise<string> {
    return this.db.transaction(async () => {
      const plan = planToFollow(await this.plans.plansOfPatient(patientId));
      for (const { booster } of await this.boosters.ofPatient(patientId)) {
        if (booster.state === 'scheduled') await this.#lock(booster.id);
      }
      const id = newId();
      await this.db
        .repository(Booster)
        .insert({ id, patientId, planId: plan.id, source, reason, createdAt: this.calendar.now() });
      await this.#tell('booster.recommend', { id, patientId, version: 1 }, { state: [null, 'recommended'] });
      return id;
    });
  }

  /** A clinician takes it up. */
  review(id: string): Promise<void> {
    return this.#move('booster.review', id, 'under_review', () => Promise.resolve({}));
  }

  /**
   * Approves one session; the approval runs out when none is booked.
   * @throws booster.noteMissing (422), booster.openPlan (409)
   */
  approve(id: string, note: string): Promise<void> {
    return this.#move('booster.approve', id, 'approved', async ({ patientId }) => {
      const review = this.#review(reviewNote(note));
      // Locks the patient, so that no plan of this person opens at the same time.
      await this.patients.activate(patientId);
      planToFollow(await this.plans.plansOfPatient(patientId));
      return { ...review, bookBefore: approvalEnd(await this.calendar.today()) };
    });
  }

  /** @param nextReviewOn YYYY-MM-DD on which to look again */
  decline(id: string, note: string, nextReviewOn: string | null): Promise<void> {
    return this.#move('booster.decline', id, 'declined', async () => {
      if (nextReviewOn !== null && nextReviewOn < (await this.calendar.today())) {
        throw boosterError('booster.nextReviewInPast', { fieldErrors: { nextReviewOn: ['Choose today or later.'] } });
      }
      return { ...this.#review(note), nextReviewOn };
    });
  }

  /**
   * Books an approved booster through `place`, which gives the id of the session.
   * @param on day of the session, YYYY-MM-DD
   * @throws booster.openPlan, booster.reviewTooOld, booster.bookBeforePassed, and whatever `place` refuses
   */
  book(id: string, on: string, place: (booster: Booster) => Promise<string>): Promise<void> {
    return this.#move('booster.book', id, 'scheduled', async (booster) => {
      await this.patients.activate(booster.patientId);
      planToFollow(await this.plans.plansOfPatient(booster.patientId));
      assertReviewFresh(booster.reviewedAt, await this.boosters.lastDoseAt(booster.patientId));
      assertApprovalHolds(booster.bookBefore, on);
      return { sessionId: await place(booster) };
    });
  }

  /** Writes down what became of the session of a booked booster. */
  settle(id: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.#lock(id);
    });
  }

  /** The last day to hold the approved session has passed without one: it needs a new review. Does nothing otherwise. */
  expire(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const booster = await this.#lock(id);
      const today = await this.calendar.today();
      if (booster.state !== 'approved' || booster.bookBefore === null || booster.bookBefore >= today) return;
      await this.#save('booster.expire', booster, { state: 'expired' });
    });
  }

  #review(note: string): Changes {
    return { reviewNote: note, reviewedBy: currentActor().staffId, reviewedAt: this.calendar.now() };
  }

  #move(action: string, id: string, to: BoosterState, decide: (booster: Booster) => Promise<Changes>): Promise<void> {
    return this.db.transaction(async () => {
      const booster = await this.#lock(id);
      assertBoosterMove(booster.state, to);
      await this.#save(action, booster, { ...(await decide(booster)), state: to });
    });
  }

  /** Locks the row and writes down first what became of its session. */
  async #lock(id: string): Promise<Booster> {
    const booster = await this.db.repository(Booster).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!booster) throw boosterError('booster.notFound');
    const { state } = await this.boosters.findLine(id);
    if (state === booster.state) return booster;
    const changes = state === 'approved' ? { state, sessionId: null } : { state };
    await this.#save('booster.settle', booster, changes);
    return { ...booster, ...changes, version: booster.version + 1 };
  }

  async #save(action: string, booster: Booster, changes: Changes): Promise<void> {
    const version = await this.db.updateVersioned(Booster, booster, changes);
    const told = changes.state === booster.state ? {} : { state: [booster.state, changes.state] };
    await this.#tell(action, { ...booster, version }, told);
  }

  async #tell(
    action: string,
    { id, patientId, version }: Pick<Booster, 'id' | 'patientId' | 'version'>,
    changes: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record({ action, resource: { type: 'booster', id }, patientId, changes });
    const topics = [`patient:${patientId}`, 'boosters', 'today'];
    await this.events.publish({ type: action, entityId: id, version, topics });
  }
}
