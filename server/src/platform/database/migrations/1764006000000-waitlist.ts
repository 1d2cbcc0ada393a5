import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for a time, and to whom a freed one was offered. */
export class Waitlist1764006000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE waitlist_entry (
         id uuid NOT NULL,
         patient_id uuid NOT NULL,
         wants text NOT NULL,
         weekdays integer array NOT NULL DEFAULT '{}',
         earliest_time text,
         latest_time text,
         notice_hours integer NOT NULL DEFAULT 24,
         note text,
         state text NOT NULL DEFAULT 'waiting',
         version integer NOT NULL DEFAULT 1,
         created_at timestamptz NOT NULL DEFAULT now(),
         CONSTRAINT waitlist_entry_state_known CHECK (state in ('waiting', 'offered', 'expired', 'booked', 'withdrawn')),
         CONSTRAINT waitlist_entry_wish_known CHECK (wants in ('session', 'consultation')),
         CONSTRAINT waitlist_entry_notice_sane CHECK (notice_hours between 0 and 336),
         CONSTRAINT waitlist_entry_times_ordered CHECK (earliest_time < latest_time),
         CONSTRAINT "PK_waitlist_entry" PRIMARY KEY (id),
         CONSTRAINT "FK_235f3d543324706110c0c0e68bf" FOREIGN KEY (patient_id) REFERENCES patient (id))`,
    );
    await runner.query('CREATE INDEX waitlist_entry_state ON waitlist_entry (state, created_at)');
    await runner.query(
      `CREATE UNIQUE INDEX waitlist_entry_open_once ON waitlist_entry (patient_id, wants)
        WHERE state in ('waiting', 'offered', 'expired')`,
    );
    await runner.query(
      `CREATE TABLE slot_offer (
         id uuid NOT NULL,
         freed_booking_id uuid NOT NULL,
         patient_id uuid NOT NULL,
         kind text NOT NULL,
         source_id uuid NOT NULL,
         entry_id uuid,
         state text NOT NULL DEFAULT 'offered',
         hold_until timestamptz NOT NULL,
         offered_by uuid NOT NULL,
         version integer NOT NULL DEFAULT 1,
         created_at timestamptz NOT NULL DEFAULT now(),
         CONSTRAINT slot_offer_state_known CHECK (state in ('offered', 'booked', 'declined', 'withdrawn', 'expired')),
         CONSTRAINT slot_offer_kind_known CHECK (kind in ('plan', 'booster', 'consultation')),
         CONSTRAINT "PK_slot_offer" PRIMARY KEY (id),
         CONSTRAINT "FK_6933b0b646c24e7b43a2222ae2b" FOREIGN KEY (freed_booking_id) REFERENCES booking (id),
         CONSTRAINT "FK_bf3083e1e9f2e16d92b931a850a" FOREIGN KEY (patient_id) REFERENCES patient (id),
         CONSTRAINT "FK_5d61e478cfc9c446d856330c8fb" FOREIGN KEY (entry_id) REFERENCES waitlist_entry (id),
         CONSTRAINT "FK_d05afd4b7a7e38431428e7bea55" FOREIGN KEY (offered_by) REFERENCES staff_member (id))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX slot_offer_one_at_a_time ON slot_offer (freed_booking_id) WHERE state = 'offered'`,
    );
    await runner.query('CREATE INDEX slot_offer_freed ON slot_offer (freed_booking_id, created_at)');
    await runner.query(`CREATE INDEX slot_offer_ends ON slot_offer (hold_until) WHERE state = 'offered'`);
    await runner.query('CREATE INDEX slot_offer_entry ON slot_offer (entry_id)');
    await runner.query(`CREATE INDEX booking_turnover ON booking (room_until) WHERE state = 'turnover'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX booking_turnover');
    await runner.query('DROP TABLE slot_offer');
    await runner.query('DROP TABLE waitlist_entry');
  }
}
