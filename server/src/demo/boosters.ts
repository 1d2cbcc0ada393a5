import type { Booster } from '../boosters/booster.entity.js';
import { addMinutes } from '../platform/time/interval.js';
import { addDays } from '../platform/time/dates.js';
import type { Clinic } from './clinic.js';
import { dateOf } from './consultations.js';
import type { Course } from './plan-courses.js';
import { addSessionVisit, type SessionResult } from './session-visits.js';

const DAY = 24 * 60;
const APPROVAL_DAYS = 30;

const REASONS: Readonly<Record<Booster['source'], string>> = {
  rule: 'GAD-7 rose by 5 since the best score after the plan.',
  clinician: 'Slipping since the change of work; asked to think about one more session.',
  patient_request: 'Called: “the first hour of the day is heavy again”.',
};

const REVIEW_NOTES = {
  approved: 'Spoke by telephone: a good answer that fades, no new illness or medicine. One session.',
  declined: 'Spoke by telephone: steady enough without one. Look again in a month.',
} as const;

/** What the demo clinic has of boosters, by state. */
const WANTED: readonly (readonly [Booster['state'], number])[] = [
  ['recommended', 2],
  ['under_review', 2],
  ['approved', 2],
  ['scheduled', 2],
  ['completed', 8],
  ['declined', 3],
  ['expired', 2],
];

/** Boosters of completed plans, closed long enough ago; each patient has at most one. */
export function addBoosters(clinic: Clinic, completed: readonly Course[]): void {
  const { random, now } = clinic;
  const ripe = random.shuffled(
    completed.filter(({ plan }) => plan.closedAt && plan.closedAt < addMinutes(now, -45 * DAY)),
  );
  for (const [state, count] of WANTED) {
    for (let index = 0; index < Math.round(count * clinic.scale); index++) {
      const course = ripe.pop();
      if (course) addBooster(clinic, course, state);
    }
  }
}

function addBooster(clinic: Clinic, course: Course, state: Booster['state']): void {
  const { random, now, rows } = clinic;
  const closedAt = course.plan.closedAt ?? now;
  const past = state === 'completed' || state === 'expired' || state === 'declined';
  const createdAt = past
    ? addMinutes(closedAt, random.between(22, 34) * DAY)
    : addMinutes(now, -random.between(1, 4) * DAY);
  const source = random.pick(['rule', 'clinician', 'patient_request'] as const);
  const reviewed = state !== 'recommended' && state !== 'under_review';
  const reviewedAt = addMinutes(createdAt, random.between(200, 1_200));
  const session =
    state === 'scheduled' || state === 'completed' ? addBoosterSession(clinic, course, state, reviewedAt) : null;
  rows.booster.push({
    ...{ id: random.id(createdAt), patientId: course.person.id, planId: course.plan.id, source, createdAt },
    state: session?.state === 'closed' || session?.state === 'discharged' ? 'completed' : state,
    reason: REASONS[source],
    reviewNote: reviewed ? REVIEW_NOTES[state === 'declined' ? 'declined' : 'approved'] : null,
    reviewedBy: reviewed ? random.pick(clinic.prescribers) : null,
    reviewedAt: reviewed ? reviewedAt : null,
    bookBefore: reviewed && state !== 'declined' ? addDays(dateOf(reviewedAt), APPROVAL_DAYS) : null,
    sessionId: session?.id ?? null,
  });
}

/** One of the scheduled ones is on the next open day, so that a board shows a booster among the sessions. */
function addBoosterSession(
  clinic: Clinic,
  course: Course,
  state: 'scheduled' | 'completed',
  reviewedAt: Date,
): SessionResult | null {
  const { random, calendar, diary } = clinic;
  const reviewedOn = calendar.days.findIndex(({ date }) => date === dateOf(reviewedAt));
  const from = state === 'scheduled' ? calendar.today + random.between(1, 6) : reviewedOn + random.between(2, 6);
  const starts = random.shuffled(Array.from({ length: 34 }, (_, index) => index * 15));
  for (let day = from; day < from + 14; day++) {
    const reservation = diary.place(day, {
      ...{ patientId: course.person.id, roomIds: course.rooms, clinicianIds: course.clinicians, turnover: 15 },
      ...{ minutes: 105, starts },
    });
    if (!reservation) continue;
    return addSessionVisit(clinic, {
      ...{ person: course.person, kind: 'booster', planId: course.plan.id, slotId: null, route: course.plan.route },
      ...{ mgPerKg: course.doses.at(-1) ?? 0.5, reservation, overrun: 0, prep: 15, fate: 'attended' },
    });
  }
  return null;
}
