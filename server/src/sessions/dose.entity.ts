import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { DecimalColumn, IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import { Session } from './session.entity.js';

/** What was given. The console checks the arithmetic and never suggests a dose (domain.md 1.3). */
@Entity('dose')
@Check(
  'dose_amounts_add_up',
  'given_mg > 0 AND weight_kg > 0 AND concentration_mg_per_ml > 0 AND drawn_ml = given_ml + wasted_ml AND given_ml > 0 AND wasted_ml >= 0',
)
@Index('dose_session', ['sessionId'])
export class Dose {
  @IdColumn()
  id: string;

  @ReferenceColumn()
  @ForeignKey(() => Session)
  sessionId: string;

  @InstantColumn()
  givenAt: Date;

  @InstantColumn()
  recordedAt: Date;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  recordedBy: string;

  @TextColumn()
  route: 'iv' | 'im' | 'sc';

  @DecimalColumn(5, 2)
  weightKg: number;

  @DecimalColumn(4, 3)
  orderedMgPerKg: number;

  /** ordered mg/kg x weight */
  @DecimalColumn(6, 2)
  orderedMg: number;

  @DecimalColumn(6, 2)
  givenMg: number;

  @DecimalColumn(6, 2)
  concentrationMgPerMl: number;

  @DecimalColumn(6, 2)
  drawnMl: number;

  @DecimalColumn(6, 2)
  givenMl: number;

  @DecimalColumn(6, 2, { default: 0 })
  wastedMl: number;

  /** A second member of staff; required when anything was wasted. */
  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => StaffMember)
  wasteWitnessId: string | null;
}
