import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { Booking } from './booking.entity.js';
import type { OfferKind, OfferState } from './rules/slot-offer.js';
import { WaitlistEntry } from './waitlist-entry.entity.js';

/**
 * A freed time that was offered to one person. While it is open, a booking in state `hold` keeps the time: its purpose
 * is this offer. What became of each offer stays, so that nobody is asked twice.
 */
@Entity('slot_offer')
@Check('slot_offer_state_known', "state in ('offered', 'booked', 'declined', 'withdrawn', 'expired')")
@Check('slot_offer_kind_known', "kind in ('plan', 'booster', 'consultation')")
@Index('slot_offer_one_at_a_time', ['freedBookingId'], { unique: true, where: "state = 'offered'" })
@Index('slot_offer_freed', ['freedBookingId', 'createdAt'])
@Index('slot_offer_ends', ['holdUntil'], { where: "state = 'offered'" })
@Index('slot_offer_entry', ['entryId'])
export class SlotOffer {
  @IdColumn()
  id: string;

  /** The cancelled visit or no-show whose time it is. */
  @ReferenceColumn()
  @ForeignKey(() => Booking)
  freedBookingId: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @TextColumn()
  kind: OfferKind;

  /** Of the plan or the booster; for a consultation the patient. Opaque to scheduling. */
  @ReferenceColumn()
  sourceId: string;

  /** The entry of the waitlist that is answered with it. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => WaitlistEntry)
  entryId: string | null;

  @TextColumn({ default: 'offered' })
  state: OfferState;

  @InstantColumn()
  holdUntil: Date;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  offeredBy: string;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
