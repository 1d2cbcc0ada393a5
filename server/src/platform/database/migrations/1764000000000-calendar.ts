import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms and time: exceptions to the hours, outages and blocks of rooms, shifts and absences, lengths of visits. */
export class Calendar1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...COLUMNS, ...ROOMS, ...STAFF, ...TEMPLATES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Bookings tell why the calendar was overridden; that is not dropped.');
  }
}

const COLUMNS = [
  `ALTER TABLE location ADD monitor_limit integer NOT NULL DEFAULT 2,
     ADD CONSTRAINT location_monitor_limit_sane CHECK (monitor_limit between 1 and 50)`,
  `ALTER TABLE room ADD features text array NOT NULL DEFAULT '{}'`,
  `ALTER TABLE booking ADD override_reason text, ADD override_codes text array NOT NULL DEFAULT '{}',
     ADD CONSTRAINT booking_override_explained CHECK ((override_codes = '{}') = (override_reason IS NULL))`,
];

const ROOMS = [
  `CREATE TABLE location_exception (
     id uuid NOT NULL, location_id uuid NOT NULL, date date NOT NULL, opens text, closes text, reason text NOT NULL,
     version integer NOT NULL DEFAULT 1,
     CONSTRAINT location_exception_hours_ordered CHECK (opens < closes AND opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
     CONSTRAINT location_exception_hours_whole CHECK ((opens IS NULL) = (closes IS NULL)),
     CONSTRAINT "PK_c355f0f8bc4a6863f3578852114" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX location_exception_date ON location_exception (location_id, date)`,
  `ALTER TABLE location_exception ADD CONSTRAINT "FK_5c89a1293734d6e447ec78e80f1" FOREIGN KEY (location_id) REFERENCES location (id)`,
  ...reservation('room_block', 'PK_84692a0f3415b0861d667c7b070', 'FK_5f11307c1d3ba26837babd34502'),
  ...reservation('room_outage', 'PK_feae5a5d047ce12b7517c0daf36', 'FK_ea31842514600c5e26bbe70c212'),
];

const STAFF = [
  `CREATE TABLE staff_shift (
     id uuid NOT NULL, staff_id uuid NOT NULL, location_id uuid NOT NULL, weekday integer NOT NULL,
     starts text NOT NULL, ends text NOT NULL, valid_from date NOT NULL, valid_until date,
     version integer NOT NULL DEFAULT 1,
     CONSTRAINT staff_shift_dates_ordered CHECK (valid_from <= valid_until),
     CONSTRAINT staff_shift_hours_ordered CHECK (starts < ends AND starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'),
     CONSTRAINT staff_shift_weekday_known CHECK (weekday between 1 and 7),
     CONSTRAINT "PK_63086650f3158efe47f1af8a148" PRIMARY KEY (id))`,
  `CREATE INDEX staff_shift_location ON staff_shift (location_id)`,
  `CREATE INDEX staff_shift_staff ON staff_shift (staff_id, weekday)`,
  `ALTER TABLE staff_shift ADD CONSTRAINT "FK_7a9f2cc7c00b4a91d12d672f1f9" FOREIGN KEY (staff_id) REFERENCES staff_member (id)`,
  `ALTER TABLE staff_shift ADD CONSTRAINT "FK_24cbb4e27093ef9f2e4f8b0c484" FOREIGN KEY (location_id) REFERENCES location (id)`,
  `CREATE TABLE staff_absence (
     id uuid NOT NULL, staff_id uuid NOT NULL, starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
     ends_at TIMESTAMP WITH TIME ZONE NOT NULL, kind text NOT NULL, version integer NOT NULL DEFAULT 1,
     CONSTRAINT staff_absence_kind_known CHECK (kind in ('leave', 'sick', 'training', 'other')),
     CONSTRAINT staff_absence_length_sane CHECK (ends_at - starts_at <= interval '400 days'),
     CONSTRAINT staff_absence_times_ordered CHECK (starts_at < ends_at),
     CONSTRAINT "PK_b82799215827ec42174a5a17b2c" PRIMARY KEY (id))`,
  `CREATE INDEX staff_absence_staff ON staff_absence (staff_id, ends_at)`,
  `ALTER TABLE staff_absence ADD CONSTRAINT "FK_c41ea03317b48d337ddbe6fd6ca" FOREIGN KEY (staff_id) REFERENCES staff_member (id)`,
];

/** Minutes of domain.md 1.2; the follow-on conversation is an hour less ten minutes. */
const TEMPLATES = [
  `CREATE TABLE visit_template (
     id uuid NOT NULL, purpose text NOT NULL, prep integer NOT NULL, session integer NOT NULL,
     recovery integer NOT NULL, integration integer NOT NULL, turnover integer NOT NULL,
     version integer NOT NULL DEFAULT 1,
     CONSTRAINT visit_template_lasts CHECK (prep + session + recovery + integration between 5 and 600),
     CONSTRAINT visit_template_minutes_sane CHECK (prep between 0 and 120 AND session between 0 and 240 AND recovery between 0 and 240 AND integration between 0 and 120 AND turnover between 0 and 120),
     CONSTRAINT visit_template_purpose_known CHECK (purpose in ('first_session', 'session', 'booster', 'consultation', 'integration_follow_on')),
     CONSTRAINT "PK_9d7ea5e9cdb25f26c4d9222954b" PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX visit_template_purpose ON visit_template (purpose)`,
  `INSERT INTO visit_template (id, purpose, prep, session, recovery, integration, turnover) VALUES
     ('01936000-0000-7000-8000-000000000001', 'first_session', 30, 45, 30, 15, 15),
     ('01936000-0000-7000-8000-000000000002', 'session', 15, 45, 30, 15, 15),
     ('01936000-0000-7000-8000-000000000003', 'booster', 15, 45, 30, 15, 15),
     ('01936000-0000-7000-8000-000000000004', 'consultation', 0, 60, 0, 0, 15),
     ('01936000-0000-7000-8000-000000000005', 'integration_follow_on', 0, 0, 0, 50, 15)`,
];

function reservation(table: string, primaryKey: string, foreignKey: string): string[] {
  return [
    `CREATE TABLE ${table} (
       id uuid NOT NULL, room_id uuid NOT NULL, starts_at TIMESTAMP WITH TIME ZONE NOT NULL,
       ends_at TIMESTAMP WITH TIME ZONE NOT NULL, reason text NOT NULL, version integer NOT NULL DEFAULT 1,
       CONSTRAINT ${table}_length_sane CHECK (ends_at - starts_at <= interval '400 days'),
       CONSTRAINT ${table}_times_ordered CHECK (starts_at < ends_at),
       CONSTRAINT "${primaryKey}" PRIMARY KEY (id))`,
    `CREATE INDEX ${table}_room ON ${table} (room_id, ends_at)`,
    `ALTER TABLE ${table} ADD CONSTRAINT "${foreignKey}" FOREIGN KEY (room_id) REFERENCES room (id)`,
  ];
}
