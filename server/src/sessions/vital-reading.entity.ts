import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { Session } from './session.entity.js';

/** One set of vitals. Append-only: a correction is a new row that names the one it replaces. */
@Entity('vital_reading')
@Check(
  'vital_reading_plausible',
  'systolic between 40 and 300 AND diastolic between 20 and 200 AND diastolic < systolic AND heart_rate between 20 and 250 AND spo2 between 50 and 100',
)
@Index('vital_reading_session', ['sessionId', 'measuredAt'])
export class VitalReading {
  /** Made by the device that took the reading, so that a repeated upload stays one row. */
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Session)
  sessionId: string;

  @InstantColumn()
  measuredAt: Date;

  @InstantColumn()
  recordedAt: Date;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  recordedBy: string;

  /** mmHg */
  @IntegerColumn()
  systolic: number;

  /** mmHg */
  @IntegerColumn()
  diastolic: number;

  /** beats per minute */
  @IntegerColumn()
  heartRate: number;

  /** % */
  @IntegerColumn()
  spo2: number;

  /** breaths per minute */
  @IntegerColumn({ nullable: true })
  respiratoryRate: number | null;

  /** MOAA/S 5 alert ... 0 no response to pain (S41). */
  @IntegerColumn({ nullable: true })
  sedation: number | null;

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => VitalReading)
  replacesId: string | null;

  @TextColumn({ nullable: true })
  reason: string | null;
}
