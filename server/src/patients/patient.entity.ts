import { Check, Entity, ForeignKey, Index } from 'typeorm';
import {
  CalendarDateColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  RevisionColumn,
  TextColumn,
} from '../platform/database/columns.js';

@Entity('patient')
@Check('patient_state_known', "state in ('prospective', 'active', 'inactive', 'deceased', 'merged')")
@Index('patient_birth_date', ['birthDate'])
// Expression indexes of the migration patient-search; named here so that a schema comparison leaves them alone.
@Index('patient_family_name_prefix', { synchronize: false })
@Index('patient_given_name_prefix', { synchronize: false })
@Index('patient_preferred_name_prefix', { synchronize: false })
@Index('patient_phone_suffix', { synchronize: false })
@Index('patient_email_lower', { synchronize: false })
@Index('patient_name_order', { synchronize: false })
export class Patient {
  @IdColumn()
  id: string;

  /** Chart number shown to staff, for example `TL-000123`; drawn from the sequence `patient_chart_number`.
   * TypeORM compares defaults without casts and the blank behind one; the migration has the real expression. */
  @TextColumn({
    default: () => "('TL-'|| lpad((nextval('patient_chart_number')), 6, '0'))",
  })
  @Index('patient_chart_number_unique', { unique: true })
  chartNumber: string;

  @TextColumn()
  givenName: string;

  @TextColumn()
  familyName: string;

  /** How the person wishes to be called. */
  @TextColumn({ nullable: true })
  preferredName: string | null;

  @TextColumn({ nullable: true })
  pronouns: string | null;

  @CalendarDateColumn({ nullable: true })
  birthDate: string | null;

  @TextColumn({ nullable: true })
  phone: string | null;

  @TextColumn({ nullable: true })
  email: string | null;

  /** Allergies and alerts in a few words, shown in every clinical header. */
  @TextColumn({ nullable: true })
  alerts: string | null;

  @TextColumn({ default: 'prospective' })
  state: 'prospective' | 'active' | 'inactive' | 'deceased' | 'merged';

  @ReferenceColumn({ nullable: true })
  @ForeignKey(() => Patient)
  mergedIntoId: string | null;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
