import { auditedRead } from '../audit/audited-read.queries.js';
import type { Booster } from '../boosters/booster.entity.js';
import type { Consultation } from '../consultations/consultation.entity.js';
import type { IntegrationNote } from '../integration-notes/integration-note.entity.js';
import type { Score } from '../outcome-measures/score.entity.js';
import type { Patient } from '../patients/patient.entity.js';
import { withDates } from '../platform/database/json-rows.js';
import type { Booking } from '../scheduling/booking.entity.js';
import type { Session } from '../sessions/session.entity.js';
import type { PlanSlot } from '../treatment-plans/plan-slot.entity.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';

/** When and where a visit takes place, of its newest booking. */
interface Placed {
  readonly booking: Pick<Booking, 'state' | 'startsAt' | 'endsAt'> | null;
  readonly roomName: string | null;
  readonly clinicianName: string;
}

type PatientColumn = 'id' | 'chartNumber' | 'givenName' | 'familyName' | 'preferredName' | 'pronouns' | 'birthDate';
export type ChartPatientRow = Pick<Patient, PatientColumn | 'phone' | 'email' | 'alerts' | 'state'>;

type PlanColumn = 'id' | 'state' | 'sessionCount' | 'countedSessions' | 'minGapHours' | 'maxGapDays' | 'disorder';
type PlanTime = 'consentSignedAt' | 'acceptedAt' | 'startedAt' | 'closedAt' | 'createdAt';
export type ChartPlanRow = Pick<TreatmentPlan, PlanColumn | PlanTime | 'route' | 'closedReason'>;

type SessionColumn = 'id' | 'kind' | 'planId' | 'slotId' | 'state' | 'countsTowardPlan' | 'orderedMgPerKg';
export type ChartSessionRow = Pick<Session, SessionColumn | 'doseStartedAt' | 'dischargedAt'> &
  Placed & {
    /** Place in its plan; null for a booster. */
    readonly ordinal: number | null;
    /** Date of the dose in the clinic's zone, YYYY-MM-DD. */
    readonly doseOn: string | null;
    /** Date of the booking in the clinic's zone, YYYY-MM-DD. */
    readonly startsOn: string | null;
  };

export type ChartConsultationRow = Pick<
  Consultation,
  'id' | 'state' | 'outcome' | 'disorder' | 'eligibilityExpiresOn' | 'signedAt'
> &
  Placed;

type ScoreColumn = 'id' | 'total' | 'items' | 'takenOn' | 'state' | 'voidReason' | 'replacedById';
export type ChartScoreRow = Pick<Score, ScoreColumn | 'recordedAt'> & { readonly recordedByName: string };

export type ChartNoteRow = Pick<IntegrationNote, 'id' | 'sessionId' | 'state' | 'createdAt' | 'signedAt'> & {
  readonly authorName: string;
};

type BoosterColumn = 'id' | 'patientId' | 'planId' | 'state' | 'source' | 'reason' | 'reviewNote' | 'bookBefore';
export type ChartBoosterRow = Pick<
  Booster,
  BoosterColumn | 'nextReviewOn' | 'sessionId' | 'version' | 'reviewedAt' | 'createdAt'
> & { readonly sessionState: string | null; readonly reviewedByName: string | null };

/** Everything that one chart page shows, newest first. */
export interface ChartRows {
  readonly patient: ChartPatientRow;
  /** The clinic's date, YYYY-MM-DD. */
  readonly today: string;
  /** IANA name of the clinic's zone. */
  readonly zone: string;
  readonly plans: readonly ChartPlanRow[];
  /** In the order of their ordinals. */
  readonly slots: readonly Pick<PlanSlot, 'id' | 'planId' | 'ordinal' | 'orderedMgPerKg'>[];
  readonly sessions: readonly ChartSessionRow[];
  readonly consultations: readonly ChartConsultationRow[];
  /** What only a clinician reads; empty for everybody else. */
  readonly scores: readonly ChartScoreRow[];
  readonly notes: readonly ChartNoteRow[];
  readonly boosters: readonly ChartBoosterRow[];
}

const list = (select: string) => `(SELECT COALESCE(json_agg(x), '[]') FROM (${select}) x)`;

/** Newest booking of the visit `v`, with its room and clinician. */
const PLACED = `CASE WHEN b.id IS NOT NULL THEN
      json_build_object('state', b.state, 'startsAt', b.starts_at, 'endsAt', b.ends_at) END AS booking,
    (SELECT name FROM room WHERE id = b.room_id) AS "roomName",
    (SELECT display_name FROM staff_member WHERE id = v.clinician_id) AS "clinicianName"`;
const BOOKING = `LEFT JOIN LATERAL (SELECT * FROM booking WHERE purpose_id = v.id ORDER BY created_at DESC, id DESC LIMIT 1) b ON true`;
const NEWEST = 'ORDER BY created_at DESC, id DESC';

/** $1 the patient, $2 the reader when the clinical part may be read (drafts are shown to their author), $3 now. */
export const READ_CHART = auditedRead({
  ...{ name: 'chart', parameters: 3 },
  answer: `SELECT clinic.today::text, clinic.zone,
    json_build_object('id', p.id, 'chartNumber', p.chart_number, 'givenName', p.given_name, 'familyName', p.family_name,
      'preferredName', p.preferred_name, 'pronouns', p.pronouns, 'birthDate', p.birth_date, 'phone', p.phone, 'email', p.email,
      'alerts', CASE WHEN $2::uuid IS NOT NULL THEN p.alerts END, 'state', p.state) AS patient,
    ${list(`SELECT id, state, session_count AS "sessionCount", counted_sessions AS "countedSessions",
        min_gap_hours AS "minGapHours", max_gap_days AS "maxGapDays", disorder, route, consent_signed_at AS "consentSignedAt",
        accepted_at AS "acceptedAt", started_at AS "startedAt", closed_at AS "closedAt", closed_reason AS "closedReason",
        created_at AS "createdAt" FROM treatment_plan WHERE patient_id = $1 ${NEWEST}`)} AS plans,
    ${list(`SELECT s.id, s.plan_id AS "planId", s.ordinal, s.ordered_mg_per_kg AS "orderedMgPerKg"
        FROM plan_slot s JOIN treatment_plan t ON t.id = s.plan_id WHERE t.patient_id = $1 ORDER BY s.plan_id, s.ordinal`)} AS slots,
    ${list(`SELECT v.id, v.kind, v.plan_id AS "planId", v.slot_id AS "slotId", v.state, v.counts_toward_plan AS "countsTowardPlan",
        v.ordered_mg_per_kg AS "orderedMgPerKg", v.dose_started_at AS "doseStartedAt", v.discharged_at AS "dischargedAt",
        (v.dose_started_at AT TIME ZONE clinic.zone)::date AS "doseOn", (b.starts_at AT TIME ZONE clinic.zone)::date AS "startsOn",
        (SELECT ordinal FROM plan_slot WHERE id = v.slot_id) AS ordinal, ${PLACED}
        FROM session v ${BOOKING} WHERE v.patient_id = $1 ORDER BY v.created_at DESC, v.id DESC`)} AS sessions,
    ${list(`SELECT v.id, v.state, v.outcome, v.disorder, v.eligibility_expires_on AS "eligibilityExpiresOn", v.signed_at AS "signedAt", ${PLACED}
        FROM consultation v ${BOOKING} WHERE v.patient_id = $1 ORDER BY v.created_at DESC, v.id DESC`)} AS consultations,
    ${list(`SELECT s.id, s.total, s.items, s.taken_on AS "takenOn", s.state, s.void_reason AS "voidReason",
        s.replaced_by_id AS "replacedById", s.recorded_at AS "recordedAt", m.display_name AS "recordedByName"
        FROM score s JOIN staff_member m ON m.id = s.recorded_by WHERE s.patient_id = $1 AND $2::uuid IS NOT NULL
        ORDER BY s.taken_on DESC, s.recorded_at DESC`)} AS scores,
    ${list(`SELECT n.id, n.session_id AS "sessionId", n.state, n.created_at AS "createdAt", n.signed_at AS "signedAt",
        m.display_name AS "authorName" FROM integration_note n JOIN staff_member m ON m.id = n.author_id
        WHERE n.patient_id = $1 AND $2::uuid IS NOT NULL AND n.state <> 'discarded' AND (n.state <> 'draft' OR n.author_id = $2)
        ORDER BY n.created_at DESC, n.id DESC`)} AS notes,
    ${list(`SELECT b.id, b.patient_id AS "patientId", b.plan_id AS "planId", b.state, b.source, b.reason, b.review_note AS "reviewNote",
        b.book_before AS "bookBefore", b.next_review_on AS "nextReviewOn", b.session_id AS "sessionId", b.version,
        b.reviewed_at AS "reviewedAt", b.created_at AS "createdAt", s.state AS "sessionState", m.display_name AS "reviewedByName"
        FROM booster b LEFT JOIN session s ON s.id = b.session_id LEFT JOIN staff_member m ON m.id = b.reviewed_by
        WHERE b.patient_id = $1 AND $2::uuid IS NOT NULL ORDER BY b.created_at DESC, b.id DESC`)} AS boosters
    FROM patient p, LATERAL (SELECT zone, ($3::timestamptz AT TIME ZONE zone)::date AS today FROM
      (SELECT COALESCE((SELECT time_zone FROM location ORDER BY name, id LIMIT 1), 'UTC') AS zone) l) clinic
    WHERE p.id = $1`,
  trail: { action: 'chart.read', resourceType: 'patient', resourceId: '$1::uuid', patientId: '$1::uuid' },
});

/** The answer with its instants as dates. */
export function chartRows(answer: ChartRows): ChartRows {
  const { plans, sessions, consultations, scores, notes, boosters } = answer;
  const bookings = [...sessions, ...consultations].flatMap(({ booking }) => booking ?? []);
  withDates<Booking>(bookings, ['startsAt', 'endsAt']);
  return {
    ...answer,
    plans: withDates<ChartPlanRow>(plans, ['consentSignedAt', 'acceptedAt', 'startedAt', 'closedAt', 'createdAt']),
    sessions: withDates<ChartSessionRow>(sessions, ['doseStartedAt', 'dischargedAt']),
    consultations: withDates<ChartConsultationRow>(consultations, ['signedAt']),
    scores: withDates<ChartScoreRow>(scores, ['recordedAt']),
    notes: withDates<ChartNoteRow>(notes, ['createdAt', 'signedAt']),
    boosters: withDates<ChartBoosterRow>(boosters, ['reviewedAt', 'createdAt']),
  };
}
