import { BoosterResponse } from '../boosters/booster.dto.js';
import { ScoreHistoryResponse } from '../outcome-measures/score.dto.js';
import type { ChartConsultationRow, ChartSessionRow } from './chart.queries.js';
import type { Chart, ChartCourse } from './chart.service.js';
import { CourseResponse, type ShownCourse } from './course.dto.js';

export class ChartPatient {
  id: string;
  chartNumber: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  pronouns: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  /** null for the front desk */
  alerts: string | null;
  state: string;
}

export class ChartSession {
  id: string;
  kind: 'plan' | 'booster';
  ordinal: number | null;
  planId: string | null;
  state: string;
  startsAt: string | null;
  endsAt: string | null;
  roomName: string | null;
  clinicianName: string;
  orderedMgPerKg: number | null;
  doseStartedAt: string | null;
  dischargedAt: string | null;
}

export class ChartConsultation {
  id: string;
  state: string;
  startsAt: string | null;
  roomName: string | null;
  clinicianName: string;
  outcome: string | null;
  eligibilityExpiresOn: string | null;
  signedAt: string | null;
}

export class ChartNote {
  id: string;
  sessionId: string;
  state: string;
  authorName: string;
  createdAt: string;
  signedAt: string | null;
}

export class NextBooking {
  kind: 'consultation' | 'session';
  purposeId: string;
  ordinal: number | null;
  startsAt: string;
  endsAt: string;
  roomName: string | null;
  clinicianName: string;
}

/** One request for the chart page. What a role may not see is null, not merely hidden. */
export class ChartResponse {
  patient: ChartPatient;
  /** The open plan, else the newest. */
  plan: CourseResponse | null;
  /** Every plan, newest first. */
  plans: CourseResponse[];
  next: NextBooking | null;
  /** Newest first. */
  sessions: ChartSession[];
  consultations: ChartConsultation[];
  /** YYYY-MM-DD; null when no finding of eligibility holds, and for the front desk */
  eligibleUntil: string | null;
  /** The disorder that the finding is about; a plan treats that one. */
  eligibleFor: 'gad' | 'sad' | 'ocd' | 'ptsd' | 'panic' | 'specific_phobia' | null;
  scores: ScoreHistoryResponse | null;
  notes: ChartNote[] | null;
  boosters: BoosterResponse[] | null;
  /** What this person may begin from here: bookConsultation, newPlan, recordScore, recommendBooster. */
  allowedActions: string[];

  static from(chart: Chart): ChartResponse {
    const { patient, sessions, consultations, clinical } = chart;
    const courses = chart.courses.map((course) => shownCourse(course));
    const isClinical = clinical !== null;
    const open = courses.find(({ plan }) => ['accepted', 'active', 'paused'].includes(plan.state));
    const shown = open ?? courses[0];
    const { id, chartNumber, givenName, familyName, preferredName, pronouns, birthDate, phone, email } = patient;
    return {
      patient: {
        ...{ id, chartNumber, givenName, familyName, preferredName, pronouns, birthDate, phone, email },
        alerts: isClinical ? patient.alerts : null,
        state: patient.state,
      },
      plan: shown ? CourseResponse.from(shown, isClinical) : null,
      plans: courses.map((course) => CourseResponse.from(course, isClinical)),
      next: nextBooking(chart),
      sessions: sessions.map((visit) => sessionOf(visit, isClinical)),
      consultations: consultations.map((visit) => consultationOf(visit, isClinical)),
      eligibleUntil: clinical?.eligibleUntil ?? null,
      eligibleFor: clinical?.eligibleFor ?? null,
      scores: clinical && ScoreHistoryResponse.from(clinical.scores),
      notes:
        clinical &&
        clinical.notes.map(({ id, sessionId, state, authorName, createdAt, signedAt }) => ({
          ...{ id, sessionId, state, authorName },
          createdAt: createdAt.toISOString(),
          signedAt: signedAt?.toISOString() ?? null,
        })),
      boosters: clinical && clinical.boosters.map((line) => BoosterResponse.from(line)),
      allowedActions: actionsOf(chart),
    };
  }
}

function actionsOf({ courses, clinical, patient }: Chart): string[] {
  if (patient.state === 'deceased' || patient.state === 'merged') return [];
  if (clinical === null) return ['bookConsultation'];
  const states = courses.map(({ plan }) => plan.state);
  const isOpen = states.some((state) => ['accepted', 'active', 'paused'].includes(state));
  const hasBooster = clinical.boosters.some(({ state }) =>
    ['recommended', 'under_review', 'approved', 'scheduled'].includes(state),
  );
  return [
    'bookConsultation',
    'recordScore',
    ...(clinical.mayDrawUpPlan ? ['newPlan'] : []),
    ...(!isOpen && !hasBooster && states.includes('completed') ? ['recommendBooster'] : []),
  ];
}

/** Every slot with when and where its session is. */
function shownCourse({ plan, slots, drift }: ChartCourse): ShownCourse {
  return {
    plan,
    drift: { level: drift.level, reasons: [...drift.reasons] },
    slots: slots.map(({ slot, session }) => ({
      ...{ slot, session, booking: session?.booking ?? null, roomName: session?.roomName ?? null },
    })),
  };
}

function nextBooking({ sessions, consultations, now }: Chart): NextBooking | null {
  const coming = [
    ...sessions.map((visit) => ({ ...visit, kind: 'session' as const })),
    ...consultations.map((visit) => ({ ...visit, kind: 'consultation' as const, ordinal: null })),
  ].flatMap(({ booking, kind, id, ordinal, roomName, clinicianName }) =>
    booking && booking.state === 'confirmed' && booking.endsAt > now
      ? [{ booking, kind, purposeId: id, ordinal, roomName, clinicianName }]
      : [],
  );
  const [next] = coming.sort((a, b) => a.booking.startsAt.getTime() - b.booking.startsAt.getTime());
  if (!next) return null;
  const { booking, ...shown } = next;
  return { ...shown, startsAt: booking.startsAt.toISOString(), endsAt: booking.endsAt.toISOString() };
}

function sessionOf(visit: ChartSessionRow, clinical: boolean): ChartSession {
  const { id, kind, planId, state, ordinal, booking, roomName, clinicianName } = visit;
  return {
    ...{ id, kind, planId, state, ordinal, roomName, clinicianName },
    startsAt: booking?.startsAt.toISOString() ?? null,
    endsAt: booking?.endsAt.toISOString() ?? null,
    orderedMgPerKg: clinical ? visit.orderedMgPerKg : null,
    doseStartedAt: clinical ? (visit.doseStartedAt?.toISOString() ?? null) : null,
    dischargedAt: visit.dischargedAt?.toISOString() ?? null,
  };
}

function consultationOf(visit: ChartConsultationRow, clinical: boolean): ChartConsultation {
  const { id, state, booking, roomName, clinicianName } = visit;
  return {
    ...{ id, state, roomName, clinicianName },
    startsAt: booking?.startsAt.toISOString() ?? null,
    outcome: clinical ? visit.outcome : null,
    eligibilityExpiresOn: clinical ? visit.eligibilityExpiresOn : null,
    signedAt: clinical ? (visit.signedAt?.toISOString() ?? null) : null,
  };
}
