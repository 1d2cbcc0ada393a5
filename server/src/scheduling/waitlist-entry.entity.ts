import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';
import { Patient } from '../patients/patient.entity.js';
import type { WaitlistState, WaitlistWish } from './rules/waitlist.js';

/** Somebody who would come at a time that becomes free. */
@Entity('waitlist_entry')
@Check('waitlist_entry_state_known', "state in ('waiting', 'offered', 'expired', 'booked', 'withdrawn')")
@Check('waitlist_entry_wish_known', "wants in ('session', 'consultation')")
@Check('waitlist_entry_notice_sane', 'notice_hours between 0 and 336')
@Check('waitlist_entry_times_ordered', 'earliest_time < latest_time')
@Index('waitlist_entry_state', ['state', 'createdAt'])
@Index('waitlist_entry_open_once', ['patientId', 'wants'], {
  unique: true,
  where: "state in ('waiting', 'offered', 'expired')",
})
export class WaitlistEntry {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Patient)
  patientId: string;

  @TextColumn()
  wants: WaitlistWish;

  /** 1 = Monday ... 7 = Sunday; empty: any day. */
  @Column('integer', { array: true, default: '{}' })
  weekdays: readonly number[];

  /** HH:MM at the clinic, earliest start; null: any. */
  @TextColumn({ nullable: true })
  earliestTime: string | null;

  /** HH:MM at the clinic, latest end; null: any. */
  @TextColumn({ nullable: true })
  latestTime: string | null;

  /** Hours that the person needs between the call and the visit. */
  @IntegerColumn({ default: 24 })
  noticeHours: number;

  /** For the desk: nothing clinical. */
  @TextColumn({ nullable: true })
  note: string | null;

  @TextColumn({ default: 'waiting' })
  state: WaitlistState;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
