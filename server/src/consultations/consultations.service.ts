import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/new-id.js';
import { rowKind } from '../platform/database/row-batch.js';
import { currentActor } from '../platform/http/request-context.js';
import { InquiriesService } from '../inquiries/inquiries.service.js';
import type { Override } from '../scheduling/rules/overriding.js';
import { RoomFlowService } from '../scheduling/room-flow.service.js';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { ClinicCalendar } from './clinic-calendar.queries.js';
import { type ConsultationChanges, ConsultationRows } from './consultation-rows.service.js';
import { Consultation } from './consultation.entity.js';
import { consultationError } from './rules/consultation-errors.js';
import {
  assertConsultationMovable,
  assertConsultationMove,
  type ConsultationState,
  isEditable,
} from './rules/consultation-lifecycle.js';
import { assertKnownQuestions } from './rules/contraindications.js';
import { assertDecision, eligibilityExpiry, type Outcome } from './rules/eligibility.js';

/** For a patient, or for an inquiry: the person gets a chart with it, the one named or a new one. */
export type NewConsultation = ConsultationPlace &
  (
    | { readonly patientId: string; readonly inquiryId?: undefined }
    | { readonly inquiryId: string; readonly patientId?: string | undefined }
  );

interface ConsultationPlace {
  readonly clinicianId: string;
  readonly roomId: string;
  readonly startsAt: Date;
  readonly override?: Override | undefined;
  /** A hold that keeps this time for the patient. */
  readonly holdId?: string | undefined;
}

export interface MoveConsultation {
  readonly roomId: string;
  readonly startsAt: Date;
  readonly clinicianId?: string | undefined;
  readonly override?: Override | undefined;
  readonly bookingVersion?: number | undefined;
}

/** What the clinician writes down; the whole of it is replaced at each save. */
export interface ConsultationRecord {
  readonly disorder: Consultation['disorder'];
  readonly assessment: Readonly<Record<string, string>>;
  readonly contraindications: Readonly<Record<string, boolean>>;
  readonly riskBenefitReason: string | null;
  readonly conditions: string | null;
}

export interface VisitCancellation {
  readonly by: 'patient' | 'clinic';
  readonly reason: string;
}

/** What everyone may know of a consultation. */
export type ConsultationVisit = Pick<Consultation, 'id' | 'patientId' | 'state' | 'version'>;

const NEW_CONSULTATIONS = rowKind<Pick<Consultation, 'id' | 'patientId' | 'clinicianId' | 'createdAt'>>(
  'consultation',
  {
    ...{ id: 'uuid', patientId: 'uuid', clinicianId: 'uuid', createdAt: 'timestamptz' },
  },
);

/** The visit that yields an eligibility decision, from its booking to its signature. */
@Injectable()
export class ConsultationsService {
  constructor(
    private readonly db: Database,
    private readonly calendar: ClinicCalendar,
    private readonly rows: ConsultationRows,
    private readonly scheduling: SchedulingService,
    private readonly rooms: RoomFlowService,
    private readonly inquiries: InquiriesService,
  ) {}

  /**
   * Books room, patient and clinician for a conversation; an inquiry that it is for is told.
   * @throws booking.roomTaken, patientTaken, clinicianTaken, inquiry.wrongState, inquiry.patientLinked
   */
  book(input: NewConsultation): Promise<ConsultationVisit> {
    return this.db.transaction(async () => {
      const { clinicianId, roomId, startsAt, override, holdId } = input;
      const patientId =
        input.inquiryId === undefined
          ? input.patientId
          : await this.inquiries.bookConsultation(input.inquiryId, input.patientId);
      const id = newId();
      const purpose = { kind: 'consultation', id } as const;
      await this.scheduling.book({
        ...{ roomId, patientId, clinicianId, startsAt, phases: 'consultation', purpose, override, holdId },
      });
      await this.db.insert(NEW_CONSULTATIONS, [{ id, patientId, clinicianId, createdAt: this.calendar.now() }]);
      await this.rows.tell('consultation.book', { id, patientId, version: 1 }, { state: [null, 'scheduled'] });
      return { id, patientId, state: 'scheduled', version: 1 };
    });
  }

  /** Another time, room or clinician; when the patient is here, of this day. @throws consultation.wrongState, booking.* */
  move(id: string, request: MoveConsultation): Promise<void> {
    return this.db.transaction(async () => {
      const consultation = await this.rows.lock(id);
      await this.scheduling.assertUnchanged(id, request);
      const today = { now: this.calendar.now(), zone: await this.calendar.zone() };
      assertConsultationMovable(consultation.state, request.startsAt, today);
      const booking = await this.scheduling.move(id, request);
      await this.rows.change('consultation.move', consultation, { clinicianId: booking.clinicianId });
    });
  }

  /** The patient is here. */
  checkIn(id: string): Promise<void> {
    return this.#move('consultation.checkIn', id, 'checked_in');
  }

  /** The patient is not here after all. */
  undoCheckIn(id: string): Promise<void> {
    return this.#move('consultation.undoCheckIn', id, 'scheduled');
  }

  /** The conversation begins in a room that is free; its clinician is whoever starts it. @throws booking.roomInUse, booking.* */
  start(id: string): Promise<void> {
    return this.db.transaction(async () => {
      const clinicianId = currentActor().staffId;
      await this.#move('consultation.start', id, 'in_progress', () => ({ clinicianId }));
      await this.rooms.begin(id, clinicianId);
    });
  }

  /** Saves what was written. @throws request.stale (412) when somebody else saved in the meantime */
  save(id: string, version: number, record: ConsultationRecord): Promise<void> {
    return this.db.transaction(async () => {
      const consultation = await this.rows.lock(id);
      if (!isEditable(consultation.state)) {
        throw consultationError(consultation.state === 'signed' ? 'consultation.locked' : 'consultation.wrongState');
      }
      assertKnownQuestions(record.contraindications);
      if (consultation.state === 'completed' && consultation.outcome !== null) {
        assertDecision({ ...record, outcome: consultation.outcome });
      }
      await this.rows.change('consultation.save', { ...consultation, version }, record);
    });
  }

  /**
   * Decides and ends the visit; its room goes into turnover.
   * @throws consultation.absoluteContraindication, and 422 for what the decision still needs
   */
  complete(id: string, outcome: Outcome): Promise<void> {
    return this.db.transaction(async () => {
      const today = await this.calendar.today();
      const now = this.calendar.now();
      await this.#move('consultation.complete', id, 'completed', (consultation) => {
        assertDecision({ ...consultation, outcome });
        return { outcome, completedAt: now, eligibilityExpiresOn: eligibilityExpiry(outcome, today) };
      });
      await this.scheduling.endVisit(id, now);
    });
  }

  /** Signs the record; from here on it does not change. */
  sign(id: string): Promise<void> {
    return this.#move('consultation.sign', id, 'signed', (consultation) => {
      assertDecision({ ...consultation, outcome: consultation.outcome ?? 'deferred' });
      return { signedAt: this.calendar.now(), signedBy: currentActor().staffId };
    });
  }

  /** Gives the time back. An inquiry that waited for it is somebody to call again. */
  cancel(id: string, { by, reason }: VisitCancellation): Promise<void> {
    return this.db.transaction(async () => {
      await this.#move('consultation.cancel', id, 'cancelled');
      await this.scheduling.cancel(id, { by, reason, at: this.calendar.now() });
      await this.#fellThrough(id);
    });
  }

  markNoShow(id: string): Promise<void> {
    return this.db.transaction(async () => {
      await this.#move('consultation.noShow', id, 'no_show');
      await this.scheduling.markNoShow(id);
      await this.#fellThrough(id);
    });
  }

  /** The record was opened. */
  noteRead(consultation: Consultation): Promise<void> {
    return this.rows.noteRead(consultation);
  }

  async #fellThrough(id: string): Promise<void> {
    const { patientId } = await this.rows.lock(id);
    const others = { patientId, state: Not(In(['cancelled', 'no_show'])) };
    if (await this.db.repository(Consultation).existsBy(others)) return;
    await this.inquiries.consultationFellThrough(patientId);
  }

  #move(
    action: string,
    id: string,
    to: ConsultationState,
    decide: (consultation: Consultation) => ConsultationChanges = () => ({}),
  ): Promise<void> {
    return this.db.transaction(async () => {
      const consultation = await this.rows.lock(id);
      assertConsultationMove(consultation.state, to);
      await this.rows.change(action, consultation, { ...decide(consultation), state: to });
    });
  }
}
