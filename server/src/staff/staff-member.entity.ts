import { Check, Entity, Index } from 'typeorm';
import { FlagColumn, IdColumn, InstantColumn, RevisionColumn, TextColumn } from '../platform/database/columns.js';
import type { Role } from './rules/roles.js';

@Entity('staff_member')
@Check('staff_member_role_known', "role in ('front_desk', 'clinician', 'manager', 'admin')")
export class StaffMember {
  @IdColumn()
  id: string;

  /** Sign-in name, lower case. */
  @TextColumn()
  @Index('staff_member_username', { unique: true })
  username: string;

  @TextColumn()
  displayName: string;

  /** Printed beside signatures, for example `RN` or `MD`. */
  @TextColumn({ nullable: true })
  credential: string | null;

  @TextColumn()
  role: Role;

  @TextColumn()
  passwordHash: string;

  @FlagColumn({ default: true })
  active: boolean;

  @RevisionColumn()
  version: number;

  @InstantColumn({ default: () => 'now()' })
  createdAt: Date;
}
