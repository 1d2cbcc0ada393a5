import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { TreatmentPlansService } from '../treatment-plans/treatment-plans.service.js';
import { Dose } from './dose.entity.js';
import { assertDischargeable, dischargeChecklist, dischargeScore, type DischargeScale } from './rules/discharge.js';
import { assertDosed } from './rules/dose-given.js';
import { assertMayStart } from './rules/dose-start.js';
import { overriddenTo } from './rules/gap-overriding.js';
import { openAdverse } from './rules/session-events.js';
import { sessionError } from './rules/session-errors.js';
import { assertMayBecome, DONE } from './rules/session-lifecycle.js';
import { assertSpaced, DEFAULT_MIN_GAP_HOURS } from './rules/session-spacing.js';
import { assertEarlierSlotsDone } from './rules/slot-order.js';
import { baselineOf, standing } from './rules/vital-slots.js';
import { alertsOf } from './rules/vital-thresholds.js';
import { SessionEvent } from './session-event.entity.js';
import { SessionPlacement } from './session-placement.queries.js';
import { SessionReadiness } from './session-readiness.queries.js';
import { SessionRows } from './session-rows.service.js';
import { Session } from './session.entity.js';
import { VitalReading } from './vital-reading.entity.js';

export interface Discharge {
  readonly scale: DischargeScale;
  /** Item of the scale -> 0, 1 or 2. */
  readonly items: Readonly<Record<string, number>>;
  readonly walksUnaided: boolean;
  readonly escortPresent: boolean;
  /** Who takes the patient home, when it is somebody else than was named at check-in. */
  readonly escortName?: string | undefined;
  readonly instructionsGiven: boolean;
}

/** From the first drop to the signed record. Readings, doses and events are `SessionRecordService`. */
@Injectable()
export class SessionConductService {
  constructor(
    private readonly db: Database,
    private readonly rows: SessionRows,
    private readonly scheduling: SchedulingService,
    private readonly plans: TreatmentPlansService,
    private readonly placement: SessionPlacement,
    private readonly readiness: SessionReadiness,
  ) {}

  /**
   * Dosing begins (invariant 7): the checks hold, the baseline is there and outside the hold band or a reason is given,
   * earlier slots are done, the gap to the last dose is long enough or no shorter than a clinician let it be when booking.
   * @throws session.cannotStart, session.outOfOrder, session.tooSoon, session.tooMany, plan.wrongState
   */
  start(id: string, overrideReason: string | null): Promise<Session> {
    return this.db.transaction(async () => {
      const { kind, planId } = await this.rows.find(id);
      const plan = kind === 'plan' && planId ? await this.plans.lockOpenPlan(planId) : null;
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'in_session');
      const now = this.rows.now();
      const ordinal = await this.placement.ordinalOf(session);
      if (plan && ordinal !== null) assertEarlierSlotsDone(ordinal, await this.placement.slotsTaken(plan.id, id));
      const given = (await this.placement.otherDoses(session.patientId, id)).filter((dose) => dose.given);
      const minGapHours = plan?.minGapHours ?? DEFAULT_MIN_GAP_HOURS;
      const booking = await this.placement.bookingOf(id);
      const said = { sessionId: id, bookedAt: booking.startsAt, words: booking.gapOverrides };
      const zone = await this.placement.zoneOf(booking);
      const doses = given.map(({ at }) => at);
      assertSpaced(now, doses, { minGapHours, zone, overridden: overriddenTo(said, given) });
      const baseline = baselineOf(await this.#readings(id), null);
      const holdAlerts = baseline ? alertsOf(baseline, 'beforeDose') : [];
      const checks = await this.readiness.checksOf(session);
      assertMayStart({ checks, hasBaseline: baseline !== undefined, holdAlerts, overrideReason });
      const used = holdAlerts.length > 0 ? overrideReason : null;
      const started = await this.rows.change(
        session,
        'session.start',
        { state: 'in_session', doseStartedAt: now, overrideReason: used },
        used ?? undefined,
      );
      if (plan) await this.plans.sessionStarted(plan.id, now);
      await this.scheduling.extend(id, now, ['session', 'recovery', 'integration']);
      return started;
    });
  }

  /** A clinician stops after dosing began, and says whether the session counts toward the plan. */
  abort(id: string, reason: string, countsTowardPlan: boolean): Promise<Session> {
    return this.#move(id, 'aborted', 'session.abort', (session, now) => ({
      state: 'aborted' as const,
      ...{ reason, abortedAt: now },
      countsTowardPlan: session.kind === 'plan' && countsTowardPlan,
    }));
  }

  /**
   * Active drug time is over. The room block follows: leaving late is normal, discharge is by criteria.
   * @throws session.notDosed
   */
  startRecovery(id: string): Promise<Session> {
    return this.#move(id, 'recovering', 'session.recovery', async (session, now) => {
      await this.#assertDosed(session);
      await this.scheduling.extend(id, now, ['recovery', 'integration']);
      return { state: 'recovering' as const, recoveryStartedAt: now };
    });
  }

  /** Recovery is over, the conversation begins. */
  startIntegration(id: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      if (session.state !== 'recovering' || session.recoveryEndedAt) throw sessionError('session.wrongState');
      const now = this.rows.now();
      await this.scheduling.extend(id, now, ['integration']);
      return this.rows.change(session, 'session.integration', { recoveryEndedAt: now });
    });
  }

  /**
   * The patient leaves with the escort (invariant 9). A counted session fulfils its slot; the last one completes the plan.
   * @throws session.notDosed, session.notDischargeable (`facts.checks`)
   */
  discharge(id: string, given: Discharge): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'discharged');
      await this.#assertDosed(session);
      const score = dischargeScore(given.scale, given.items);
      const escortName = given.escortName ?? session.escortName;
      const events = await this.db.repository(SessionEvent).findBy({ sessionId: id });
      const { scale, items, walksUnaided, escortPresent, instructionsGiven } = given;
      assertDischargeable(
        dischargeChecklist({
          recoveryStartedAt: session.recoveryStartedAt,
          lastReading: standing(await this.#readings(id)).at(-1),
          openAdverseEvents: openAdverse(events).length,
          ...{ score, escortName, escortPresent, walksUnaided, instructionsGiven },
        }),
      );
      const now = this.rows.now();
      const discharged = await this.rows.change(session, 'session.discharge', {
        state: 'discharged',
        ...{ dischargeScore: score, escortName, instructionsGiven, dischargedAt: now },
        dischargeChecks: { scale, items, walksUnaided, escortPresent },
        dischargedBy: currentActor().staffId,
        recoveryEndedAt: session.recoveryEndedAt ?? now,
      });
      if (session.kind === 'plan' && session.planId && session.countsTowardPlan) {
        await this.plans.sessionCounted(session.planId, await this.#counted(session.planId), now);
      }
      await this.scheduling.endVisit(id, now);
      return discharged;
    });
  }

  /** Signs the record. From here on the database refuses every change to it. @throws session.notDosed */
  close(id: string): Promise<Session> {
    return this.#move(id, 'closed', 'session.close', async (session, now) => {
      await this.#assertDosed(session);
      return { state: 'closed' as const, closedAt: now, closedBy: currentActor().staffId };
    });
  }

  #move(
    id: string,
    to: Session['state'],
    action: string,
    decide: (session: Session, now: Date) => Partial<Session> | Promise<Partial<Session>>,
  ): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, to);
      const changes = await decide(session, this.rows.now());
      return this.rows.change(session, action, changes, changes.reason ?? undefined);
    });
  }

  async #assertDosed({ id, abortedAt }: Session): Promise<void> {
    const doses = await this.db.repository(Dose).findBy({ sessionId: id });
    assertDosed({ givenMg: doses.reduce((sum, dose) => sum + dose.givenMg, 0), abortedAt });
  }

  #counted(planId: string): Promise<number> {
    return this.db.repository(Session).countBy({ planId, kind: 'plan', countsTowardPlan: true, state: In([...DONE]) });
  }

  #readings(sessionId: string): Promise<VitalReading[]> {
    return this.db.repository(VitalReading).findBy({ sessionId });
  }
}
