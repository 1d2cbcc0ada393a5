import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { RoomFlowService } from '../scheduling/room-flow.service.js';
import { sessionError } from './rules/session-errors.js';
import { acceptsAnswers, assertMayBecome, assertMayUndoCheckIn } from './rules/session-lifecycle.js';
import { type Answers, assertAnswers, assertReady, withoutArrival } from './rules/readiness.js';
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
      const now = this.rows.now();
      return this.rows.change(session, 'session.checkIn', {
        ...given(escort),
        ...(await this.#lastWeight(session)),
        readiness: answered(session, {}, escort, now),
        state: 'checked_in',
        checkedInAt: now,
      });
    });
  }

  /** The patient is not here after all: what somebody else answered and weighed goes. @throws session.wrongState */
  undoCheckIn(id: string): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      assertMayUndoCheckIn(session.state, await this.db.repository(VitalReading).countBy({ sessionId: id }));
      return this.rows.change(session, 'session.undoCheckIn', {
        ...withoutArrival(session),
        state: 'scheduled',
        checkedInAt: null,
      });
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
      const clinician = currentActor().role === 'clinician';
      assertAnswers(answers, clinician);
      if (weightKg !== undefined && !clinician) throw sessionError('session.checkNotYours');
      const now = this.rows.now();
      const change = weightKg === undefined ? undefined : await this.#weightChange(session, weightKg);
      assertWeightLikely(change, weightConfirmed);
      return this.rows.change(
        session,
        'session.readiness',
        {
          ...given(escort),
          ...(weightKg === undefined ? {} : { weightKg, weightMeasuredAt: now }),
          readiness: answered(session, answers, escort, now),
        },
        change && 'Weight confirmed',
        change ? { weightChange: [null, change] } : {},
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
    return weightChange(weightKg, before, { zone: await this.calendar.zone(), now: this.rows.now() });
  }
}

/** What is known with these answers, each with who gave it and when. An escort that stays the same was named before. */
function answered(session: Session, answers: Readonly<Record<string, string>>, escort: Escort, now: Date): Answers {
  const stamp = (answer: string) => ({ answer, by: currentActor().staffId, at: now.toISOString() });
  const named = Object.entries(given(escort)).some(([key, value]) => session[key as keyof Escort] !== value);
  return {
    ...session.readiness,
    ...Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, stamp(answer)])),
    ...(named && { escort: stamp('named') }),
  };
}

function given({ escortName, escortPhone }: Escort): Partial<Pick<Session, 'escortName' | 'escortPhone'>> {
  return { ...(escortName && { escortName }), ...(escortPhone && { escortPhone }) };
}
