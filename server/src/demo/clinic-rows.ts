import type { Booster } from '../boosters/booster.entity.js';
import type { Consultation } from '../consultations/consultation.entity.js';
import type { Inquiry } from '../inquiries/inquiry.entity.js';
import type { IntegrationNote } from '../integration-notes/integration-note.entity.js';
import type { NoteAddendum } from '../integration-notes/note-addendum.entity.js';
import type { Score } from '../outcome-measures/score.entity.js';
import type { Patient } from '../patients/patient.entity.js';
import type { LocationException } from '../rooms/location-exception.entity.js';
import type { Location } from '../rooms/location.entity.js';
import type { RoomBlock } from '../rooms/room-block.entity.js';
import type { RoomOutage } from '../rooms/room-outage.entity.js';
import type { Room } from '../rooms/room.entity.js';
import type { Booking } from '../scheduling/booking.entity.js';
import type { StaffShift } from '../scheduling/staff-shift.entity.js';
import type { Dose } from '../sessions/dose.entity.js';
import type { SessionEvent } from '../sessions/session-event.entity.js';
import type { Session } from '../sessions/session.entity.js';
import type { VitalReading } from '../sessions/vital-reading.entity.js';
import type { StaffMember } from '../staff/staff-member.entity.js';
import type { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';

/** Columns of a row that are not left to the database; always with the id. */
export type Row<T extends { id: string }> = Partial<T> & { id: string };

/** The rows of a clinic by table, in an order that satisfies every reference. */
export class ClinicRows {
  readonly location: Row<Location>[] = [];
  readonly room: Row<Room>[] = [];
  readonly staff_member: Row<StaffMember>[] = [];
  readonly location_exception: Row<LocationException>[] = [];
  readonly room_outage: Row<RoomOutage>[] = [];
  readonly room_block: Row<RoomBlock>[] = [];
  readonly staff_shift: Row<StaffShift>[] = [];
  readonly patient: Row<Patient>[] = [];
  readonly inquiry: Row<Inquiry>[] = [];
  readonly consultation: Row<Consultation>[] = [];
  readonly treatment_plan: Row<TreatmentPlan>[] = [];
  readonly plan_slot: Row<PlanSlot>[] = [];
  readonly session: Row<Session>[] = [];
  readonly booking: Row<Booking>[] = [];
  readonly vital_reading: Row<VitalReading>[] = [];
  readonly session_event: Row<SessionEvent>[] = [];
  readonly dose: Row<Dose>[] = [];
  readonly integration_note: Row<IntegrationNote>[] = [];
  readonly note_addendum: Row<NoteAddendum>[] = [];
  readonly score: Row<Score>[] = [];
  readonly booster: Row<Booster>[] = [];
}
