import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of the foundation, as the entities describe them. */
export class Foundation1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS btree_gist`);
    await runner.query(`CREATE SEQUENCE patient_chart_number`);
    await runner.query(
      `CREATE TABLE "audit_event" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "xid" bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), "actor_id" uuid, "actor_role" text, "sign_in_id" uuid, "action" text NOT NULL, "resource_type" text NOT NULL, "resource_id" uuid, "patient_id" uuid, "outcome" text NOT NULL DEFAULT 'done', "reason" text, "request_id" text, "ip" text, "changes" jsonb, CONSTRAINT "PK_481efbe8b0a403efe3f47a6528f" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "audit_event_resource" ON "audit_event"  ("resource_type", "resource_id") `);
    await runner.query(`CREATE INDEX "audit_event_actor" ON "audit_event"  ("actor_id", "at") `);
    await runner.query(`CREATE INDEX "audit_event_patient" ON "audit_event"  ("patient_id", "at") `);
    await runner.query(
      `CREATE TABLE "staff_member" ("id" uuid NOT NULL, "username" text NOT NULL, "display_name" text NOT NULL, "credential" text, "role" text NOT NULL, "password_hash" text NOT NULL, "active" boolean NOT NULL DEFAULT true, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "staff_member_role_known" CHECK (role in ('front_desk', 'clinician', 'manager', 'admin')), CONSTRAINT "PK_342343208cbc30b3c14a976b0a0" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "staff_member_username" ON "staff_member"  ("username") `);
    await runner.query(
      `CREATE TABLE "sign_in" ("id" uuid NOT NULL, "token_hash" bytea NOT NULL, "staff_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_active_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "locked_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_why" text, "ip" text NOT NULL, "agent" text NOT NULL, CONSTRAINT "PK_e1c2af97265eef8174c9a652a5e" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "sign_in_token" ON "sign_in"  ("token_hash") `);
    await runner.query(`CREATE INDEX "sign_in_staff" ON "sign_in"  ("staff_id") `);
    await runner.query(
      `CREATE TABLE "patient" ("id" uuid NOT NULL, "chart_number" text NOT NULL DEFAULT ('TL-'::text || lpad((nextval('patient_chart_number'::regclass))::text, 6, '0'::text)), "given_name" text NOT NULL, "family_name" text NOT NULL, "preferred_name" text, "pronouns" text, "birth_date" date, "phone" text, "email" text, "alerts" text, "state" text NOT NULL DEFAULT 'prospective', "merged_into_id" uuid, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "patient_state_known" CHECK (state in ('prospective', 'active', 'inactive', 'deceased', 'merged')), CONSTRAINT "PK_8dfa510bb29ad31ab2139fbfb99" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "patient_chart_number_unique" ON "patient"  ("chart_number") `);
    await runner.query(
      `CREATE TABLE "consultation" ("id" uuid NOT NULL, "patient_id" uuid NOT NULL, "clinician_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'scheduled', "disorder" text, "assessment" jsonb NOT NULL DEFAULT '{}', "contraindications" jsonb NOT NULL DEFAULT '{}', "risk_benefit_reason" text, "outcome" text, "conditions" text, "eligibility_expires_on" date, "completed_at" TIMESTAMP WITH TIME ZONE, "signed_at" TIMESTAMP WITH TIME ZONE, "signed_by" uuid, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "consultation_decided" CHECK ((state not in ('completed', 'signed')) OR (outcome IS NOT NULL)), CONSTRAINT "consultation_state_known" CHECK (state in ('scheduled', 'checked_in', 'in_progress', 'completed', 'signed', 'cancelled', 'no_show')), CONSTRAINT "PK_5203569fac28a4a626c42abe70b" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "consultation_patient" ON "consultation"  ("patient_id") `);
    await runner.query(
      `CREATE TABLE "treatment_plan" ("id" uuid NOT NULL, "patient_id" uuid NOT NULL, "consultation_id" uuid NOT NULL, "prescriber_id" uuid NOT NULL, "disorder" text NOT NULL, "primary_measure" text NOT NULL DEFAULT 'gad7', "session_count" integer NOT NULL, "route" text NOT NULL, "min_gap_hours" integer NOT NULL DEFAULT '48', "max_gap_days" integer NOT NULL, "state" text NOT NULL DEFAULT 'draft', "consent_signed_at" TIMESTAMP WITH TIME ZONE, "accepted_at" TIMESTAMP WITH TIME ZONE, "started_at" TIMESTAMP WITH TIME ZONE, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_reason" text, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "treatment_plan_discontinued_reason" CHECK ((state <> 'discontinued') OR (closed_reason IS NOT NULL)), CONSTRAINT "treatment_plan_accepted_consent" CHECK ((state in ('draft', 'proposed', 'withdrawn')) OR (consent_signed_at IS NOT NULL)), CONSTRAINT "treatment_plan_state_known" CHECK (state in ('draft', 'proposed', 'accepted', 'active', 'paused', 'completed', 'discontinued', 'withdrawn')), CONSTRAINT "treatment_plan_size" CHECK (session_count in (3, 6)), CONSTRAINT "PK_f629189fa9d97e4262b4f471b06" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "treatment_plan_state" ON "treatment_plan"  ("state") `);
    await runner.query(`CREATE INDEX "treatment_plan_accepted" ON "treatment_plan"  ("accepted_at") `);
    await runner.query(`CREATE INDEX "treatment_plan_patient" ON "treatment_plan"  ("patient_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "treatment_plan_one_open" ON "treatment_plan"  ("patient_id") WHERE state in ('accepted', 'active', 'paused')`,
    );
    await runner.query(
      `CREATE TABLE "plan_slot" ("id" uuid NOT NULL, "plan_id" uuid NOT NULL, "ordinal" integer NOT NULL, "ordered_mg_per_kg" numeric(4,3) NOT NULL, CONSTRAINT "plan_slot_dose_sane" CHECK (ordered_mg_per_kg > 0 AND ordered_mg_per_kg <= 3), CONSTRAINT "plan_slot_ordinal_range" CHECK (ordinal between 1 and 6), CONSTRAINT "PK_5f0261e44be9f854aa3d7021b45" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "plan_slot_ordinal" ON "plan_slot"  ("plan_id", "ordinal") `);
    await runner.query(
      `CREATE TABLE "session" ("id" uuid NOT NULL, "patient_id" uuid NOT NULL, "kind" text NOT NULL, "plan_id" uuid, "slot_id" uuid, "clinician_id" uuid NOT NULL, "route" text NOT NULL, "ordered_mg_per_kg" numeric(4,3) NOT NULL, "state" text NOT NULL DEFAULT 'scheduled', "counts_toward_plan" boolean NOT NULL DEFAULT true, "checked_in_at" TIMESTAMP WITH TIME ZONE, "readiness" jsonb NOT NULL DEFAULT '{}', "weight_kg" numeric(5,2), "weight_measured_at" TIMESTAMP WITH TIME ZONE, "dose_started_at" TIMESTAMP WITH TIME ZONE, "recovery_started_at" TIMESTAMP WITH TIME ZONE, "recovery_ended_at" TIMESTAMP WITH TIME ZONE, "discharge_score" integer, "escort_name" text, "escort_phone" text, "instructions_given" boolean NOT NULL DEFAULT false, "discharged_at" TIMESTAMP WITH TIME ZONE, "discharged_by" uuid, "closed_at" TIMESTAMP WITH TIME ZONE, "reason" text, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "session_discharge_complete" CHECK ((state not in ('discharged', 'closed')) OR (discharged_at > dose_started_at AND recovery_ended_at IS NOT NULL AND discharge_score IS NOT NULL AND escort_name IS NOT NULL AND instructions_given AND discharged_by IS NOT NULL)), CONSTRAINT "session_plan_has_slot" CHECK ((kind = 'plan' AND slot_id IS NOT NULL AND plan_id IS NOT NULL) OR (kind = 'booster' AND slot_id IS NULL)), CONSTRAINT "session_state_known" CHECK (state in ('scheduled', 'checked_in', 'ready', 'in_session', 'aborted', 'recovering', 'discharged', 'closed', 'held', 'cancelled', 'no_show', 'rescheduled')), CONSTRAINT "session_kind_known" CHECK (kind in ('plan', 'booster')), CONSTRAINT "PK_f55da76ac1c3ac420f444d2ff11" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "session_discharged" ON "session"  ("discharged_at") `);
    await runner.query(`CREATE INDEX "session_patient" ON "session"  ("patient_id", "dose_started_at") `);
    await runner.query(`CREATE INDEX "session_plan" ON "session"  ("plan_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "session_slot_once" ON "session"  ("slot_id") WHERE state not in ('cancelled', 'no_show', 'held', 'rescheduled') AND counts_toward_plan`,
    );
    await runner.query(
      `CREATE TABLE "booster" ("id" uuid NOT NULL, "patient_id" uuid NOT NULL, "plan_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'recommended', "source" text NOT NULL, "reason" text, "reviewed_by" uuid, "reviewed_at" TIMESTAMP WITH TIME ZONE, "book_before" date, "session_id" uuid, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "booster_reviewed" CHECK ((state not in ('approved', 'scheduled', 'completed', 'declined')) OR (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)), CONSTRAINT "booster_state_known" CHECK (state in ('recommended', 'under_review', 'approved', 'scheduled', 'completed', 'declined', 'expired')), CONSTRAINT "PK_676f474085594c1633a5dea2da5" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "booster_plan" ON "booster"  ("plan_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "booster_one_open" ON "booster"  ("patient_id") WHERE state in ('recommended', 'under_review', 'approved', 'scheduled')`,
    );
    await runner.query(
      `CREATE TABLE "integration_note" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "patient_id" uuid NOT NULL, "author_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'draft', "sections" jsonb NOT NULL DEFAULT '{}', "canonical" bytea, "content_hash" bytea, "signed_at" TIMESTAMP WITH TIME ZONE, "signed_by" uuid, "saved_at" TIMESTAMP WITH TIME ZONE NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "integration_note_hash_true" CHECK ((canonical IS NULL AND content_hash IS NULL) OR content_hash = sha256(canonical)), CONSTRAINT "integration_note_signed_complete" CHECK ((state not in ('signed', 'entered_in_error')) OR (signed_at IS NOT NULL AND canonical IS NOT NULL AND signed_by = author_id)), CONSTRAINT "integration_note_state_known" CHECK (state in ('draft', 'signed', 'entered_in_error', 'discarded')), CONSTRAINT "PK_63b4a710842581374edc48b255b" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "integration_note_drafts" ON "integration_note"  ("author_id") WHERE state = 'draft'`,
    );
    await runner.query(`CREATE INDEX "integration_note_patient" ON "integration_note"  ("patient_id", "created_at") `);
    await runner.query(`CREATE INDEX "integration_note_session" ON "integration_note"  ("session_id") `);
    await runner.query(
      `CREATE TABLE "inquiry" ("id" uuid NOT NULL, "given_name" text NOT NULL, "family_name" text NOT NULL, "phone" text, "email" text, "source" text NOT NULL, "concern" text, "flags" jsonb NOT NULL DEFAULT '[]', "state" text NOT NULL DEFAULT 'new', "closed_reason" text, "patient_id" uuid, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "contacted_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "inquiry_closed_has_reason" CHECK ((state <> 'closed') OR (closed_reason IS NOT NULL)), CONSTRAINT "inquiry_converted_has_patient" CHECK ((state <> 'converted') OR (patient_id IS NOT NULL)), CONSTRAINT "inquiry_state_known" CHECK (state in ('new', 'contacted', 'screening', 'consultation_booked', 'converted', 'closed')), CONSTRAINT "PK_3e226d0994e8bd24252dd65e1b6" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "inquiry_patient" ON "inquiry"  ("patient_id") WHERE patient_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX "inquiry_state_received" ON "inquiry"  ("state", "received_at") `);
    await runner.query(
      `CREATE TABLE "note_addendum" ("id" uuid NOT NULL, "note_id" uuid NOT NULL, "author_id" uuid NOT NULL, "text" text NOT NULL, "signed_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e855f5b856f7b95a8e963f5cd8d" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "note_addendum_note" ON "note_addendum"  ("note_id", "signed_at") `);
    await runner.query(
      `CREATE TABLE "score" ("id" uuid NOT NULL, "patient_id" uuid NOT NULL, "plan_id" uuid, "instrument" text NOT NULL, "total" integer NOT NULL, "items" jsonb, "taken_on" date NOT NULL, "occasion" text NOT NULL, "state" text NOT NULL DEFAULT 'completed', "void_reason" text, "replaced_by_id" uuid, "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "score_void_reason" CHECK ((state <> 'void') OR (void_reason IS NOT NULL)), CONSTRAINT "score_gad7_range" CHECK (instrument <> 'gad7' OR total between 0 and 21), CONSTRAINT "score_state_known" CHECK (state in ('completed', 'void')), CONSTRAINT "PK_1770f42c61451103f5514134078" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "score_patient" ON "score"  ("patient_id", "instrument", "taken_on") `);
    await runner.query(
      `CREATE TABLE "location" ("id" uuid NOT NULL, "name" text NOT NULL, "time_zone" text NOT NULL, "opening_hours" jsonb NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "PK_876d7bdba03c72251ec4c2dc827" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "room" ("id" uuid NOT NULL, "location_id" uuid NOT NULL, "name" text NOT NULL, "state" text NOT NULL DEFAULT 'active', "turnover_minutes" integer NOT NULL DEFAULT '15', "position" integer NOT NULL, "version" integer NOT NULL DEFAULT '1', CONSTRAINT "room_turnover_sane" CHECK (turnover_minutes between 0 and 120), CONSTRAINT "room_state_known" CHECK (state in ('active', 'out_of_service', 'retired')), CONSTRAINT "PK_c6d46db005d623e691b2fbcba23" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "room_name_unique" ON "room"  ("location_id", "name") `);
    await runner.query(
      `CREATE TABLE "booking" ("id" uuid NOT NULL, "location_id" uuid NOT NULL, "room_id" uuid NOT NULL, "patient_id" uuid NOT NULL, "clinician_id" uuid NOT NULL, "purpose_kind" text NOT NULL, "purpose_id" uuid NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "room_until" TIMESTAMP WITH TIME ZONE NOT NULL, "phases" jsonb NOT NULL, "state" text NOT NULL DEFAULT 'confirmed', "hold_until" TIMESTAMP WITH TIME ZONE, "rescheduled_from_id" uuid, "cancelled_by" text, "cancelled_late" boolean, "reason" text, "version" integer NOT NULL DEFAULT '1', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "booking_length_bounded" CHECK (room_until - starts_at <= interval '12 hours'), CONSTRAINT "booking_times_ordered" CHECK (starts_at < ends_at AND ends_at <= room_until), CONSTRAINT "booking_state_known" CHECK (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released', 'cancelled', 'no_show')), CONSTRAINT "booking_clinician_free" EXCLUDE USING gist (clinician_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released')) DEFERRABLE INITIALLY IMMEDIATE, CONSTRAINT "booking_patient_free" EXCLUDE USING gist (patient_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released')) DEFERRABLE INITIALLY IMMEDIATE, CONSTRAINT "booking_room_free" EXCLUDE USING gist (room_id WITH =, tstzrange(starts_at, room_until, '[)') WITH &&) WHERE (state in ('hold', 'confirmed', 'in_use', 'turnover', 'released')) DEFERRABLE INITIALLY IMMEDIATE, CONSTRAINT "PK_49171efc69702ed84c812f33540" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "booking_rescheduled_from" ON "booking"  ("rescheduled_from_id") `);
    await runner.query(`CREATE INDEX "booking_purpose" ON "booking"  ("purpose_id") `);
    await runner.query(`CREATE INDEX "booking_patient" ON "booking"  ("patient_id", "starts_at") `);
    await runner.query(`CREATE INDEX "booking_clinician_day" ON "booking"  ("clinician_id", "starts_at") `);
    await runner.query(`CREATE INDEX "booking_day" ON "booking"  ("location_id", "starts_at") `);
    await runner.query(
      `CREATE TABLE "dose" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "given_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "route" text NOT NULL, "weight_kg" numeric(5,2) NOT NULL, "ordered_mg_per_kg" numeric(4,3) NOT NULL, "ordered_mg" numeric(6,2) NOT NULL, "given_mg" numeric(6,2) NOT NULL, "concentration_mg_per_ml" numeric(6,2) NOT NULL, "drawn_ml" numeric(6,2) NOT NULL, "given_ml" numeric(6,2) NOT NULL, "wasted_ml" numeric(6,2) NOT NULL DEFAULT '0', "waste_witness_id" uuid, CONSTRAINT "dose_amounts_add_up" CHECK (given_mg > 0 AND weight_kg > 0 AND concentration_mg_per_ml > 0 AND drawn_ml = given_ml + wasted_ml AND given_ml > 0 AND wasted_ml >= 0), CONSTRAINT "PK_b3591f59169eb90b011b2ada007" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "dose_session" ON "dose"  ("session_id") `);
    await runner.query(
      `CREATE TABLE "vital_reading" ("id" uuid NOT NULL, "session_id" uuid NOT NULL, "measured_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "recorded_by" uuid NOT NULL, "systolic" integer NOT NULL, "diastolic" integer NOT NULL, "heart_rate" integer NOT NULL, "spo2" integer NOT NULL, "respiratory_rate" integer, "sedation" integer, "replaces_id" uuid, "reason" text, CONSTRAINT "vital_reading_plausible" CHECK (systolic between 40 and 300 AND diastolic between 20 and 200 AND diastolic < systolic AND heart_rate between 20 and 250 AND spo2 between 50 and 100), CONSTRAINT "PK_49ade76ddbd85d4776c7464a320" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "vital_reading_session" ON "vital_reading"  ("session_id", "measured_at") `);
    await runner.query(
      `CREATE TABLE "outbox_event" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "xid" bigint NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "topic" text NOT NULL, "type" text NOT NULL, "entity_id" uuid NOT NULL, "version" integer NOT NULL, "payload" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "PK_cc0c9e40998e45ecfc5e313429d" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "outbox_event_order" ON "outbox_event"  ("xid", "id") `);
    await runner.query(
      `CREATE TABLE "idempotency_record" ("actor_id" uuid NOT NULL, "key" text NOT NULL, "request_hash" bytea NOT NULL, "status" integer, "reply" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "PK_749e6ae2ca68eee39bc0c0a5b44" PRIMARY KEY ("actor_id", "key"))`,
    );
    await runner.query(`CREATE INDEX "idempotency_record_age" ON "idempotency_record"  ("created_at") `);
    await runner.query(
      `ALTER TABLE "sign_in" ADD CONSTRAINT "FK_a042a5bce7eaa920fe9d9cb07cc" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "patient" ADD CONSTRAINT "FK_a9d5135358cfb2bda3b714c7317" FOREIGN KEY ("merged_into_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "consultation" ADD CONSTRAINT "FK_b8e02af7396968f02a9266cc7d5" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "consultation" ADD CONSTRAINT "FK_a757e2bda1e3f1a466e2bd06597" FOREIGN KEY ("clinician_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "consultation" ADD CONSTRAINT "FK_451bebc03c6b26371e57c955f7f" FOREIGN KEY ("signed_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "treatment_plan" ADD CONSTRAINT "FK_2b6560e13ed2c4fd9a3be8b4f65" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "treatment_plan" ADD CONSTRAINT "FK_2abc33dbc5cb40142c50005781d" FOREIGN KEY ("consultation_id") REFERENCES "consultation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "treatment_plan" ADD CONSTRAINT "FK_836afe37842bca0deb7df043e7e" FOREIGN KEY ("prescriber_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "plan_slot" ADD CONSTRAINT "FK_c58ee19cc4c5fa05281d1f4e9c0" FOREIGN KEY ("plan_id") REFERENCES "treatment_plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_4244bc4d7982eca14ca4ae4b498" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_87214c13305b58049f9041ca8d0" FOREIGN KEY ("plan_id") REFERENCES "treatment_plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_bf5e0690e4ebd8c0b35c7d831a8" FOREIGN KEY ("slot_id") REFERENCES "plan_slot"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_c68a3970b4559e289d7af02a17a" FOREIGN KEY ("clinician_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "session" ADD CONSTRAINT "FK_1a7a74dfbcad9f3332ea144c3b9" FOREIGN KEY ("discharged_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booster" ADD CONSTRAINT "FK_8b535e257749d63ce207815c77f" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booster" ADD CONSTRAINT "FK_5f6d01ef23c71eeecbff3fbd1e1" FOREIGN KEY ("plan_id") REFERENCES "treatment_plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booster" ADD CONSTRAINT "FK_fb7faa55ce653e69449a4692994" FOREIGN KEY ("reviewed_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booster" ADD CONSTRAINT "FK_e7c03abfc4266c2256565898306" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "integration_note" ADD CONSTRAINT "FK_dcf09887fbfa5ba5b5d3f31dd56" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "integration_note" ADD CONSTRAINT "FK_b03eb95e5df4c03f1a3bd6e9c2d" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "integration_note" ADD CONSTRAINT "FK_866d06b2a5a22fde8c71366c0b9" FOREIGN KEY ("author_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "integration_note" ADD CONSTRAINT "FK_4e4f88d21c31174e5a8c86de72c" FOREIGN KEY ("signed_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "inquiry" ADD CONSTRAINT "FK_a91ca4f07b286c70e853affd24e" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "note_addendum" ADD CONSTRAINT "FK_997dd72d8e37e7e689eb0546a11" FOREIGN KEY ("note_id") REFERENCES "integration_note"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "note_addendum" ADD CONSTRAINT "FK_2859f431d75ae816881cf77edbb" FOREIGN KEY ("author_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "score" ADD CONSTRAINT "FK_8cfcce25c7ab8413f05c509c81a" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "score" ADD CONSTRAINT "FK_52cda460136e51ea9acd6ddde84" FOREIGN KEY ("plan_id") REFERENCES "treatment_plan"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "score" ADD CONSTRAINT "FK_ca9a82992f2b50e3c7834cc4796" FOREIGN KEY ("replaced_by_id") REFERENCES "score"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "score" ADD CONSTRAINT "FK_e5671b98c7f20a98607dc196db9" FOREIGN KEY ("recorded_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "room" ADD CONSTRAINT "FK_e07c1bc20e627d33226a2ca1954" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booking" ADD CONSTRAINT "FK_4e96c5ff59cd32f90bdccfc3fc1" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booking" ADD CONSTRAINT "FK_e35dcb428979ee7cc7808440126" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booking" ADD CONSTRAINT "FK_5c1825ada521411411598e2f951" FOREIGN KEY ("patient_id") REFERENCES "patient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booking" ADD CONSTRAINT "FK_d4b1a15ce6c330d5cad5abb3a4a" FOREIGN KEY ("clinician_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "booking" ADD CONSTRAINT "FK_4bd3ba5f3aac4709a6f7f293b3b" FOREIGN KEY ("rescheduled_from_id") REFERENCES "booking"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dose" ADD CONSTRAINT "FK_fd2b20d74a0cfd27f133a047ad2" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dose" ADD CONSTRAINT "FK_e574a2e9ee761da06546b6e03ca" FOREIGN KEY ("recorded_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "dose" ADD CONSTRAINT "FK_caf6bb959cea9019e0d68508304" FOREIGN KEY ("waste_witness_id") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "vital_reading" ADD CONSTRAINT "FK_b43c083bd248d6b657a1a01c031" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "vital_reading" ADD CONSTRAINT "FK_72d22bfffbba3341b5ce43919f7" FOREIGN KEY ("recorded_by") REFERENCES "staff_member"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "vital_reading" ADD CONSTRAINT "FK_4cd64cbb261fd986397d4efb98b" FOREIGN KEY ("replaces_id") REFERENCES "vital_reading"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
  }

  async down(): Promise<void> {
    throw new Error('A clinic keeps its records: restore a backup instead of undoing the first migration.');
  }
}
