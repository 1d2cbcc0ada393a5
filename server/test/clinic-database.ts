import { DataSource } from 'typeorm';
import { AuditEvent } from '../src/audit/audit-event.entity.js';
import { AuditService } from '../src/audit/audit.service.js';
import { Booster } from '../src/boosters/booster.entity.js';
import { Consultation } from '../src/consultations/consultation.entity.js';
import { IntegrationNote } from '../src/integration-notes/integration-note.entity.js';
import { NoteAddendum } from '../src/integration-notes/note-addendum.entity.js';
import { Inquiry } from '../src/inquiries/inquiry.entity.js';
import { Patient } from '../src/patients/patient.entity.js';
import { dataSourceOptions } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { ReadPool } from '../src/platform/database/read-pool.js';
import { EventPublisher } from '../src/platform/events/event-publisher.js';
import { OutboxEvent } from '../src/platform/events/outbox-event.entity.js';
import { LocationException } from '../src/rooms/location-exception.entity.js';
import { Location } from '../src/rooms/location.entity.js';
import { RoomBlock } from '../src/rooms/room-block.entity.js';
import { RoomOutage } from '../src/rooms/room-outage.entity.js';
import { Room } from '../src/rooms/room.entity.js';
import { Booking } from '../src/scheduling/booking.entity.js';
import { StaffAbsence } from '../src/scheduling/staff-absence.entity.js';
import { StaffShift } from '../src/scheduling/staff-shift.entity.js';
import { SlotOffer } from '../src/scheduling/slot-offer.entity.js';
import { WaitlistEntry } from '../src/scheduling/waitlist-entry.entity.js';
import { VisitTemplate } from '../src/scheduling/visit-template.entity.js';
import { Dose } from '../src/sessions/dose.entity.js';
import { SessionEvent } from '../src/sessions/session-event.entity.js';
import { Session } from '../src/sessions/session.entity.js';
import { VitalReading } from '../src/sessions/vital-reading.entity.js';
import { StaffMember } from '../src/staff/staff-member.entity.js';
import { Score } from '../src/outcome-measures/score.entity.js';
import { PlanAmendment } from '../src/treatment-plans/plan-amendment.entity.js';
import { PlanSlot } from '../src/treatment-plans/plan-slot.entity.js';
import { TreatmentPlan } from '../src/treatment-plans/treatment-plan.entity.js';
import { FakeClock } from './fake-clock.js';
import { createTestDatabase } from './template-database.js';

/** A database of one spec file with what services need; `now` is where its clock stands. */
export interface ClinicDatabase {
  readonly db: Database;
  readonly source: DataSource;
  readonly audit: AuditService;
  readonly events: EventPublisher;
  readonly reads: ReadPool;
  readonly clock: FakeClock;
  /** For a second connection, as the schema's owner. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

const ENTITIES = [
  ...[AuditEvent, OutboxEvent, StaffMember, Patient, Location, Room, Booking, Inquiry, Consultation],
  ...[LocationException, RoomOutage, RoomBlock, StaffShift, StaffAbsence, VisitTemplate, WaitlistEntry, SlotOffer],
  ...[
    IntegrationNote,
    NoteAddendum,
    TreatmentPlan,
    PlanSlot,
    PlanAmendment,
    Session,
    SessionEvent,
    VitalReading,
    Dose,
    Booster,
    Score,
  ],
];

export async function openClinicDatabase(now: string, poolSize = 8): Promise<ClinicDatabase> {
  const test = await createTestDatabase();
  const source = await new DataSource({ ...dataSourceOptions(test.url, poolSize), entities: ENTITIES }).initialize();
  const db = new Database(source);
  const reads = new ReadPool({ url: test.url, poolSize: 2 });
  return {
    db,
    source,
    audit: new AuditService(db, reads),
    events: new EventPublisher(db),
    reads,
    clock: new FakeClock(now),
    ownerUrl: test.ownerUrl,
    close: async () => {
      await reads.onApplicationShutdown();
      await source.destroy();
      await test.drop();
    },
  };
}
