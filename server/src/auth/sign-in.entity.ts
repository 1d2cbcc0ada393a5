import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, InstantColumn, ReferenceColumn, TextColumn } from '../platform/database/columns.js';
import { StaffMember } from '../staff/staff-member.entity.js';

/** One authenticated login. The token itself is only in the cookie; here is its SHA-256. */
@Entity('sign_in')
@Index('sign_in_staff', ['staffId'])
export class SignIn {
  @IdColumn()
  id: string;

  @Column('bytea')
  @Index('sign_in_token', { unique: true })
  tokenHash: Buffer;

  @ReferenceColumn()
  @ForeignKey(() => StaffMember)
  staffId: string;

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
