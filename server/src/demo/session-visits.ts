import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { writtenSections } from '../integration-notes/rules/note-sections.js';
import { addMinutes } from '../platform/time/interval.js';
import type { SessionState } from '../sessions/rules/session-lifecycle.js';
import type { Clinic, Person } from './clinic.js';
import type { Reservation } from './rules/clinic-days.js';
import { doseAmounts } from './rules/dose-record.js';
import { addendumText, noteSections } from './rules/note-texts.js';
import { bookingStateAt, type Fate, sessionStateAt, visitMoments, type VisitMoments } from './rules/visit-timeline.js';
import { vitalCurve } from './rules/vital-curve.js';

export interface SessionVisit {
  readonly person: Person;
  readonly kind: 'plan' | 'booster';
  readonly planId: string;
  readonly slotId: string | null;
  readonly route: 'iv' | 'im' | 'sc';
  readonly mgPerKg: number;
  readonly reservation: Reservation;
  /** Minutes that the visit lasted longer than planned; the reservation includes them. */
  readonly overrun: number;
  readonly prep: 15 | 30;
  readonly fate: Fate;
}

export interface SessionResult {
  readonly id: string;
  readonly state: SessionState;
  readonly counts: boolean;
  /** Whether the dose has begun by now. */
  readonly dosed: boolean;
  readonly doseAt: Date;
  readonly dischargedAt: Date;
}

const ALDRETE = { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 };

const REASONS: Readonly<Record<Exclude<Fate, 'attended'>, readonly string[]>> = {
  aborted: ['Blood pressure above the stop limit twice', 'Patient asked to stop'],
  cancelled_early: ['Work trip', 'Family visit'],
  cancelled_late: ['Fever this morning', 'Ride fell through'],
  no_show: ['Not reached by phone'],
  held: ['Ate two hours before', 'Blood pressure in the hold band', 'No escort'],
  rescheduled: ['Nurse ill, moved with the patient’s consent'],
};

/** Inserts session and booking, and what was measured, given and written by now. */
export function addSessionVisit(clinic: Clinic, visit: SessionVisit): SessionResult {
  const { random, now, rows } = clinic;
  const { reservation, person, fate } = visit;
  const plannedEnd = addMinutes(reservation.endsAt, -visit.overrun);
  const moments = visitMoments(random, { ...reservation, endsAt: plannedEnd, leftAt: reservation.endsAt }, fate);
  const state = sessionStateAt(moments, fate, now);
  const id = random.id(bookedAt(clinic, reservation));
  const stopped = fate === 'aborted' && !['scheduled', 'checked_in', 'ready', 'in_session'].includes(state);
  const counts = visit.kind === 'plan' && !stopped;
  const failed = ['cancelled', 'no_show', 'held', 'rescheduled'].includes(state);
  const reached = (moment: Date) => moment <= now && !failed;
  const arrived = !['scheduled', 'cancelled', 'no_show'].includes(state);
  const done = state === 'discharged' || state === 'closed';

  rows.session.push({
    ...{ id, patientId: person.id, kind: visit.kind, planId: visit.planId, slotId: visit.slotId, state },
    ...{ clinicianId: reservation.clinicianId, route: visit.route, orderedMgPerKg: visit.mgPerKg },
    countsTowardPlan: counts,
    checkedInAt: arrived ? moments.arrived : null,
    readiness: readinessAt(moments, reservation.clinicianId, arrived, reached(moments.ready)),
    weightKg: arrived ? person.weightKg : null,
    weightMeasuredAt: arrived ? addMinutes(moments.arrived, 3) : null,
    doseStartedAt: reached(moments.dose) ? moments.dose : null,
    recoveryStartedAt: reached(moments.recovery) ? moments.recovery : null,
    recoveryEndedAt: reached(moments.recoveryEnd) ? moments.recoveryEnd : null,
    dischargeScore: done ? 10 : null,
    escortName: arrived ? person.escortName : null,
    escortPhone: arrived ? '555-0142' : null,
    instructionsGiven: done,
    dischargedAt: done ? moments.discharged : null,
    dischargedBy: done ? reservation.clinicianId : null,
    dischargeChecks: done ? { scale: 'aldrete', items: ALDRETE, walksUnaided: true, escortPresent: true } : null,
    abortedAt: stopped ? moments.aborted : null,
    closedAt: state === 'closed' ? moments.closed : null,
    closedBy: state === 'closed' ? reservation.clinicianId : null,
    reason: fate !== 'attended' && (failed || stopped) ? random.pick(REASONS[fate]) : null,
    createdAt: bookedAt(clinic, reservation),
  });
  addBooking(clinic, visit, id, moments, state);
  if (reached(addMinutes(moments.dose, -6))) addVitals(clinic, visit, id, moments);
  if (reached(moments.dose)) addDose(clinic, visit, id, moments.dose);
  addEvents(clinic, visit, id, moments, reached);
  if (done) addNotes(clinic, visit, id, moments.discharged);
  return { id, state, counts, dosed: reached(moments.dose), doseAt: moments.dose, dischargedAt: moments.discharged };
}

function addBooking(clinic: Clinic, visit: SessionVisit, id: string, moments: VisitMoments, state: SessionState): void {
  const { reservation, fate } = visit;
  const bookingState = bookingStateAt(moments, state, clinic.now);
  if (bookingState === 'cancelled' || bookingState === 'no_show') clinic.diary.free(reservation);
  const cancelled = state === 'cancelled';
  clinic.rows.booking.push({
    ...{ id: clinic.random.id(bookedAt(clinic, reservation)), locationId: clinic.locationId },
    ...{ roomId: reservation.roomId, patientId: visit.person.id, clinicianId: reservation.clinicianId },
    ...{ purposeKind: 'session', purposeId: id, state: bookingState },
    ...{ startsAt: reservation.startsAt, endsAt: reservation.endsAt, roomUntil: reservation.roomUntil },
    phases: { prep: visit.prep, session: 45, recovery: 30, integration: 15, turnover: 15 },
    cancelledBy: cancelled ? 'patient' : bookingState === 'cancelled' ? 'clinic' : null,
    cancelledLate: cancelled ? fate === 'cancelled_late' : bookingState === 'cancelled' ? true : null,
    reason: bookingState === 'cancelled' && fate !== 'attended' ? (REASONS[fate][0] ?? null) : null,
    createdAt: bookedAt(clinic, reservation),
  });
}

/** A visit is booked some days ahead, and never in the future. */
function bookedAt(clinic: Clinic, { startsAt }: Reservation): Date {
  const ahead = addMinutes(startsAt, -9 * 24 * 60);
  return ahead < clinic.now ? ahead : addMinutes(clinic.now, -26 * 60);
}

function readinessAt(moments: VisitMoments, by: string, arrived: boolean, ready: boolean) {
  if (!arrived) return {};
  const entry = (answer: string, at: Date) => ({ answer, by, at: at.toISOString() });
  const early = addMinutes(moments.arrived, 1);
  const late = addMinutes(moments.ready, -1);
  return {
    ...{ identity: entry('confirmed', early), fasting: entry('kept', early) },
    ...(ready && {
      ...{ screen: entry('unchanged', late), safety: entry('no_concern', late) },
      ...{ medication: entry('as_instructed', late), pregnancy: entry('not_applicable', late) },
    }),
  };
}

function addVitals(clinic: Clinic, visit: SessionVisit, sessionId: string, moments: VisitMoments): void {
  const { random, rows, now } = clinic;
  const usual = { systolic: random.between(108, 134), heartRate: random.between(60, 82) };
  for (const { minute, ...values } of vitalCurve(random, usual)) {
    const measuredAt = addMinutes(moments.dose, minute);
    if (measuredAt > now || measuredAt > moments.discharged) continue;
    if (visit.fate === 'aborted' && minute > 15 && minute < 30) continue;
    rows.vital_reading.push({
      ...{ id: random.id(measuredAt), sessionId, measuredAt, recordedAt: measuredAt, ...values },
      recordedBy: visit.reservation.clinicianId,
    });
  }
}

/** The mild, passing complaints that most sessions have (S92), commonest first. */
const COMPLAINTS = [
  ['Nausea', 40],
  ['Dizziness', 35],
  ['Blurred vision', 25],
] as const;

function addEvents(
  clinic: Clinic,
  visit: SessionVisit,
  sessionId: string,
  moments: VisitMoments,
  reached: (moment: Date) => boolean,
): void {
  const { random, rows } = clinic;
  const recordedBy = visit.reservation.clinicianId;
  const stamp = (kind: 'comfort' | 'spoke' | 'adverse' | 'resolved', minute: number, more = {}) => {
    const at = addMinutes(moments.dose, minute);
    if (!reached(at)) return null;
    const id = random.id(at);
    rows.session_event.push({ id, sessionId, at, recordedBy, kind, ...more });
    return id;
  };
  stamp('comfort', random.between(2, 9), { text: 'Eye mask on, music started' });
  if (random.chance(0.4))
    stamp('spoke', random.between(11, 35), { text: random.pick(['“Warm, like floating”', '“It is quiet”']) });
  if (!random.chance(0.45)) return;
  const begins = random.between(14, 28);
  const adverse = stamp('adverse', begins, { text: random.weighted(COMPLAINTS), severity: 'mild' });
  if (adverse) stamp('resolved', begins + random.between(8, 30), { resolvesId: adverse });
}

function addDose(clinic: Clinic, visit: SessionVisit, sessionId: string, givenAt: Date): void {
  const { random, rows, dosers } = clinic;
  const recordedBy = visit.reservation.clinicianId;
  const amounts = doseAmounts(
    visit.route,
    visit.person.weightKg,
    visit.mgPerKg,
    random.chance(0.4) ? random.between(1, 20) : 0,
  );
  const witness = random.pick(dosers.filter((id) => id !== recordedBy));
  rows.dose.push({
    ...{ id: random.id(givenAt), sessionId, givenAt, recordedAt: addMinutes(givenAt, 1), recordedBy },
    ...{ route: visit.route, weightKg: visit.person.weightKg, orderedMgPerKg: visit.mgPerKg, ...amounts },
    wasteWitnessId: amounts.wastedMl > 0 ? witness : null,
  });
}

function addNotes(clinic: Clinic, visit: SessionVisit, sessionId: string, dischargedAt: Date): void {
  const { random, now, rows } = clinic;
  const authorId = random.chance(0.3) ? random.pick(clinic.therapists) : visit.reservation.clinicianId;
  const createdAt = addMinutes(dischargedAt, -12);
  const signedAt = addMinutes(dischargedAt, random.chance(0.75) ? random.between(5, 150) : random.between(900, 2600));
  const sections = noteSections(random);
  const id = random.id(createdAt);
  const note = { id, sessionId, patientId: visit.person.id, authorId, sections, createdAt };
  if (signedAt > now) {
    rows.integration_note.push({ ...note, state: 'draft', savedAt: createdAt, version: 3 });
    return;
  }
  if (random.chance(0.02)) {
    rows.integration_note.push({ ...note, id: random.id(createdAt), state: 'discarded', savedAt: createdAt });
  }
  if (random.chance(0.02)) return;
  const canonical = Buffer.from(
    canonicalize({
      ...{ kind: 'integration_note', id, patient: note.patientId, session: sessionId, author: authorId },
      ...{ sections: writtenSections(sections), signedAt: signedAt.toISOString() },
    }) ?? '',
  );
  rows.integration_note.push({
    ...note,
    state: random.chance(0.01) ? 'entered_in_error' : 'signed',
    ...{ canonical, contentHash: createHash('sha256').update(canonical).digest() },
    ...{ signedAt, signedBy: authorId, savedAt: signedAt, version: 4 },
  });
  const addedAt = addMinutes(signedAt, random.between(900, 4000));
  if (random.chance(0.08) && addedAt < now) {
    rows.note_addendum.push({
      id: random.id(addedAt),
      noteId: id,
      authorId,
      text: addendumText(random),
      signedAt: addedAt,
    });
  }
}
