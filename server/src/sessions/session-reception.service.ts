import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { RoomFlowService } from '../scheduling/room-flow.service.js';
import { sessionError } from './rules/session-errors.js';
import { acceptsAnswers, assertMayBecome, assertMayUndoCheckIn } from './rules/session-lifecycle.js';
import { assertAnswers, assertReady } from './rules/readiness.js';
import { assertWeightLikely, weightChange } from './rules/weight-change.js';
import { SessionReadiness } from './session-readiness.queries.js';
import { SessionRows } from './session-rows.service.js';
import { Session } from './session.entity.js';
import { VitalReading } from './vital-reading.entity.js';

export interface Escort {
  readonly escortName?: string | undefined;
  readonly escortPhone?: string | undefined;
}

export interface ReadinessAnswers extends Escort {
  readonly answers: Readonly<Record<string, string>>;
  /** kg, measured now */
  readonly weightKg?: number | undefined;
  /** Somebody looked again at a weight that is far from the last one. */
  readonly weightConfirmed?: boolean | undefined;
}

/** From the door to the chair: arrival, the checks, ready. */
@Injectable()
export class SessionReceptionService {
  constructor(
    private readonly db: Database,
    private readonly rows: SessionRows,
    private readonly readiness: SessionReadiness,
    private readonly rooms: RoomFlowService,
    private readonly calendar: ClinicCalendar,
  ) {}

  /** The patient is here. A weight taken before is carried over with its date, so that it is asked for only when old. */
  checkIn(id: string, escort: Escort): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'checked_in');
      return this.rows.change(session, 'session.checkIn', {
        ...given(escort),
        ...(await this.#lastWeight(session)),
        state: 'checked_in',
        checkedInAt: this.rows.now(),
      });
    });
  }

  /** The patient is not here after all; what was answered stays. @throws session.wrongState */
  undoCheckIn(id: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayUndoCheckIn(session.state, await this.db.repository(VitalReading).countBy({ sessionId: id }));
      return this.rows.change(session, 'session.undoCheckIn', { state: 'scheduled', checkedInAt: null });
    });
  }

  /**
   * Answers checks, names the escort, records a weight.
   * @throws session.checkNotYours when someone who is no clinician answers a clinician's check or gives a weight;
   *   session.weightUnlikely for one that is far from the last and that nobody confirmed
   */
  answer(id: string, { answers, weightKg, weightConfirmed = false, ...escort }: ReadinessAnswers): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      if (!acceptsAnswers(session.state)) throw sessionError('session.wrongState');
      const { staffId, role } = currentActor();
      const clinician = role === 'clinician';
      assertAnswers(answers, clinician);
      if (weightKg !== undefined && !clinician) throw sessionError('session.checkNotYours');
      const now = this.rows.now();
      const change = weightKg === undefined ? undefined : await this.#weightChange(session, weightKg);
      assertWeightLikely(change, weightConfirmed);
      const readiness = { ...session.readiness };
      for (const [key, answer] of Object.entries(answers)) {
        readiness[key] = { answer, by: staffId, at: now.toISOString() };
      }
      return this.rows.change(
        session,
        'session.readiness',
        {
          ...given(escort),
          ...(weightKg === undefined ? {} : { weightKg, weightMeasuredAt: now }),
          readiness,
        },
        change && `Weight confirmed: ${change}`,
      );
    });
  }

  /**
   * Every red check is clear: the patient is in the room, which must be free.
   * @throws session.notReady (`facts.checks`), booking.roomInUse, booking.*
   */
  ready(id: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayBecome(session.state, 'ready');
      assertReady(await this.readiness.checksOf(session));
      await this.rooms.begin(id);
      return this.rows.change(session, 'session.ready', { state: 'ready' });
    });
  }

  async #lastWeight(session: Session): Promise<Pick<Session, 'weightKg' | 'weightMeasuredAt'> | object> {
    if (session.weightKg !== null) return {};
    const last = await this.#lastWeighed(session.patientId);
    return last ? { weightKg: last.weightKg, weightMeasuredAt: last.weightMeasuredAt } : {};
  }

  #lastWeighed(patientId: string): Promise<Session | null> {
    return this.db.repository(Session).findOne({
      where: { patientId, weightMeasuredAt: Not(IsNull()) },
      order: { weightMeasuredAt: 'DESC' },
    });
  }

  async #weightChange(session: Session, weightKg: number): Promise<string | undefined> {
    const last = session.weightMeasuredAt ? session : await this.#lastWeighed(session.patientId);
    if (!last?.weightKg || !last.weightMeasuredAt) return undefined;
    const before = { weightKg: last.weightKg, measuredAt: last.weightMeasuredAt };
    return weightChange(weightKg, before, await this.calendar.zone());
  }
}

function given({ escortName, escortPhone }: Escort): Partial<Pick<Session, 'escortName' | 'escortPhone'>> {
  return { ...(escortName && { escortName }), ...(escortPhone && { escortPhone }) };
}
