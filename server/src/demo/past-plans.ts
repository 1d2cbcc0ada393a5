import { addMinutes } from '../platform/time/interval.js';
import type { Clinic } from './clinic.js';
import { addConsultation } from './consultations.js';
import { addInquiryOf } from './inquiries.js';
import { acceptance, addCourse, addSession, type Course, gapDays, settle } from './plan-courses.js';
import { dealt } from './rules/random.js';
import type { Fate } from './rules/visit-timeline.js';

/** Plans that are over, and the share of them that was given up (domain.md 1.7: 11 to 15 %). */
const CLOSED_PLANS = 69;
const DROPPED_PERCENT = 13;

const DROP_REASONS = [
  'patient_choice',
  'no_benefit',
  'cost',
  'moved_away',
  'adverse_effects',
  'lost_contact',
  'medical',
];

/** What comes before a session that takes place, now and then. */
const DETOURS: readonly (readonly [Fate | null, number])[] = [
  [null, 88],
  ['no_show', 3],
  ['cancelled_early', 3],
  ['cancelled_late', 2],
  ['held', 2],
  ['rescheduled', 1],
  ['aborted', 1],
];

/** Plans of two years that are completed or were given up, more of them lately. */
export function addPastPlans(clinic: Clinic): Course[] {
  const { random, scale } = clinic;
  const count = Math.round(CLOSED_PLANS * scale);
  const dropped = dealt(random, count, [
    [true, DROPPED_PERCENT],
    [false, 100 - DROPPED_PERCENT],
  ]);
  return dropped.flatMap((drop, index) => {
    const share = (index + random.next()) / count;
    const startedAgo = 32 + Math.round(660 * (1 - share) ** 1.4);
    const course = addPastPlan(clinic, startedAgo, drop);
    return course ? [course] : [];
  });
}

function addPastPlan(clinic: Clinic, startedAgo: number, drop: boolean): Course | null {
  const { random } = clinic;
  const createdAt = clinic.at(-startedAgo - 22, random.between(0, 400));
  const person = clinic.admit(createdAt);
  addInquiryOf(clinic, person, createdAt, 'converted');
  const outcome = random.chance(0.2) ? 'eligible_with_conditions' : 'eligible';
  const consultation = addConsultation(clinic, person, { day: -startedAgo - 12, direction: -1, outcome });
  if (!consultation) return null;
  const course = addCourse(clinic, person, consultation, {
    ...{ sessionCount: random.chance(0.7) ? 6 : 3, createdAt: consultation.endsAt, state: 'accepted' },
    ...acceptance(consultation.endsAt, random.between(1, 4)),
  });
  const last = drop ? random.between(0, course.plan.sessionCount - 1) : course.plan.sessionCount;
  const day = addSessionsTo(clinic, course, last, clinic.day(-startedAgo));
  settle(course);
  if (drop) {
    course.plan.state = 'discontinued';
    course.plan.closedAt = addMinutes(clinic.at(day - clinic.calendar.today, 200), 2 * 24 * 60);
    course.plan.closedReason = random.pick(DROP_REASONS);
  }
  return course;
}

/** @returns the day of the last of them */
function addSessionsTo(clinic: Clinic, course: Course, last: number, from: number): number {
  const { random, calendar } = clinic;
  let day = from;
  for (let ordinal = 1; ordinal <= last; ordinal++) {
    const detour = random.weighted(DETOURS);
    if (detour) {
      const tried = addSession(clinic, course, ordinal, { day, direction: 1, fate: detour }) ?? day;
      day = tried + (detour === 'aborted' ? 4 : 2);
    }
    if (day >= calendar.today) throw new RangeError('a past plan reaches into today');
    const taken = addSession(clinic, course, ordinal, { day, direction: 1 });
    if (taken === null || taken >= calendar.today) throw new RangeError('no place for a past session');
    day = ordinal < last ? taken + gapDays(course, ordinal + 1) : taken;
  }
  return day;
}
