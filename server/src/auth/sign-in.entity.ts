import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';
import type { SignInKind } from './rules/sign-in-lifetime.js';

/** One authenticated login. The token itself is only in the cookie; here is its SHA-256. */
@Entity('sign_in')
@Index('sign_in_staff', ['staffId'])
@Index('sign_in_hallway_open', ['createdAt'], { where: "kind = 'hallway' AND ended_at IS NULL" })
@Check('sign_in_kind_known', "kind IN ('personal', 'hallway')")
export class SignIn {
  @IdColumn()
  id: string;

  @Column('bytea')
  @Index('sign_in_token', { unique: true })
  tokenHash: Buffer;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  staffId: string;

  @TextColumn({ default: 'personal' })
  kind: SignInKind;

  @InstantColumn()
  createdAt: Date;

  @InstantColumn()
  lastActiveAt: Date;

  @InstantColumn()
  expiresAt: Date;

  @InstantColumn({ nullable: true })
  lockedAt: Date | null;

  @InstantColumn({ nullable: true })
  endedAt: Date | null;

  @TextColumn({ nullable: true })
  endedWhy: string | null;

  @TextColumn()
  ip: string;

  @TextColumn()
  agent: string;
}
