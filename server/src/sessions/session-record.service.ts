import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { currentActor } from '../platform/http/request-context.js';
import { addMinutes } from '../platform/time/interval.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { Dose } from './dose.entity.js';
import { amountsOf, doseProblems, type DoseEntry, hundredths, orderedMg } from './rules/dose-arithmetic.js';
import { isDosed } from './rules/dose-given.js';
import { assertEvent, assertSameEvent, type EventEntry } from './rules/session-events.js';
import { sessionError } from './rules/session-errors.js';
import { acceptsDoses, acceptsReadings } from './rules/session-lifecycle.js';
import { assertReading, type ReadingEntry } from './rules/vital-entry.js';
import { SessionEvent } from './session-event.entity.js';
import { SessionRows } from './session-rows.service.js';
import type { Session } from './session.entity.js';
import { VitalReading } from './vital-reading.entity.js';

export interface GivenDose extends DoseEntry {
  readonly givenAt: Date;
  readonly wasteWitnessId: string | null;
}

/** An event as it comes in; without a device's own id and time it is stamped here. */
export type StampedEvent = Omit<EventEntry, 'id' | 'at'> & {
  readonly id?: string | undefined;
  readonly at?: Date | undefined;
};

/** Devices whose clock runs ahead by less than this many minutes are believed. */
const CLOCK_SKEW = 2;

/** Writes what is only ever added to a session: readings, doses, events. */
@Injectable()
export class SessionRecordService {
  constructor(
    private readonly db: Database,
    private readonly rows: SessionRows,
    private readonly staff: StaffQueries,
  ) {}

  /**
   * Adds a reading under the id its device made; sent again, it stays one row. A correction replaces an earlier reading
   * and says why; both stay in the record.
   * @throws session.readingInvalid, session.readingElsewhere, session.wrongState
   */
  addReading(id: string, entry: ReadingEntry): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      const readings = this.db.repository(VitalReading);
      const known = await readings.findOneBy({ id: entry.id });
      if (known?.sessionId === id) return session;
      if (known) throw sessionError('session.readingElsewhere');
      if (!acceptsReadings(session.state)) throw sessionError('session.wrongState');
      const now = this.rows.now();
      assertReading(entry, addMinutes(now, CLOCK_SKEW));
      if (entry.replacesId !== null) {
        const replaced = await readings.findOneBy({ id: entry.replacesId, sessionId: id });
        const corrected = await readings.existsBy({ replacesId: entry.replacesId });
        if (!replaced || corrected) throw sessionError('session.readingElsewhere');
      }
      await readings.insert({ ...entry, sessionId: id, recordedAt: now, recordedBy: currentActor().staffId });
      await this.rows.tell(session, entry.replacesId ? 'session.correctVitals' : 'session.vitals', {
        reading: [entry.replacesId, entry.id],
      });
      return session;
    });
  }

  /**
   * Records what was drawn, given and wasted (invariant 8). A session that left without a dose in its record can have it
   * written down after the discharge, so that it can be signed.
   * @throws session.wrongState, session.doseInvalid with the field that does not add up
   */
  addDose(id: string, given: GivenDose): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      const { weightKg, orderedMgPerKg, doseStartedAt, dischargedAt, abortedAt } = session;
      const before = await this.db.repository(Dose).findBy({ sessionId: id });
      const alreadyMg = hundredths(before.reduce((sum, dose) => sum + dose.givenMg, 0));
      const dosed = isDosed({ givenMg: alreadyMg, abortedAt });
      if (!acceptsDoses(session.state, dosed)) throw sessionError('session.wrongState');
      if (weightKg === null || !doseStartedAt) throw sessionError('session.wrongState');
      const now = this.rows.now();
      const recorderId = currentActor().staffId;
      const ordered = orderedMg(orderedMgPerKg, weightKg);
      const witnessId = given.wastedMl > 0 ? given.wasteWitnessId : null;
      const fieldErrors = doseProblems(given, { orderedMg: ordered, alreadyMg, recorderId, witnessId });
      if (given.givenAt < doseStartedAt || given.givenAt > (dischargedAt ?? addMinutes(now, CLOCK_SKEW))) {
        fieldErrors['givenAt'] = [`Enter a time between the dose start and ${dischargedAt ? 'the discharge' : 'now'}.`];
      }
      if (witnessId !== null && !(await this.#isClinician(witnessId))) {
        fieldErrors['wasteWitnessId'] = ['The witness is a clinician of this clinic.'];
      }
      if (Object.keys(fieldErrors).length > 0) throw sessionError('session.doseInvalid', { fieldErrors });
      const { concentrationMgPerMl, drawnMl, wastedMl, givenAt } = given;
      await this.db.repository(Dose).insert({
        ...{ id: newId(), sessionId: id, givenAt, recordedAt: now, recordedBy: recorderId },
        ...{ route: session.route, weightKg, orderedMgPerKg, orderedMg: ordered },
        ...amountsOf(given),
        ...{ concentrationMgPerMl, drawnMl, wastedMl, wasteWitnessId: witnessId },
      });
      await this.rows.tell(session, 'session.dose', { givenMg: [alreadyMg, alreadyMg + amountsOf(given).givenMg] });
      return session;
    });
  }

  /**
   * Stamps an event, now or when the device says that it happened; sent again under its id, it stays one.
   * @throws session.eventInvalid, session.eventElsewhere, session.eventDiffers, session.wrongState
   */
  addEvent(id: string, event: StampedEvent): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.lock(id);
      const events = this.db.repository(SessionEvent);
      const now = this.rows.now();
      const entry: EventEntry = { ...event, id: event.id ?? newId(), at: event.at ?? now };
      const same = await events.findOneBy({ id: entry.id });
      if (same && same.sessionId !== id) throw sessionError('session.eventElsewhere');
      if (same) {
        assertSameEvent(entry, same);
        return session;
      }
      const { state, checkedInAt, dischargedAt } = session;
      const latest = addMinutes(now, CLOCK_SKEW);
      assertEvent(entry, { state, checkedInAt, dischargedAt, latest }, await events.findBy({ sessionId: id }));
      await events.insert({ ...entry, sessionId: id, recordedBy: currentActor().staffId });
      await this.rows.tell(session, 'session.event', { kind: [null, entry.kind] });
      return session;
    });
  }

  async #isClinician(id: string): Promise<boolean> {
    const member = await this.staff.findById(id);
    return member !== null && member.active && member.role === 'clinician';
  }
}
