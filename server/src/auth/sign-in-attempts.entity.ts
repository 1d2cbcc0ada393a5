import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../platform/database/columns.js';

/** Password attempts counted for one person and network, or one network; shared by all nodes. */
@Entity('sign_in_attempts')
@Index('sign_in_attempts_age', ['until'])
export class SignInAttempts {
  /** SHA-256 of what is counted for: the table holds no names or addresses. */
  @PrimaryColumn('bytea')
  key: Buffer;

  @Column('integer')
  attempts: number;

  /** The count starts anew after this. */
  @InstantColumn()
  until: Date;
}
