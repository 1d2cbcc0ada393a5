import { addDays } from '../platform/time/dates.js';
import type { Clinic } from './clinic.js';
import { addConsultation, dateOf } from './consultations.js';
import { addInquiryOf } from './inquiries.js';
import { acceptance, addCourse, addSession, addSessionAt, type Course, gapDays, settle } from './plan-courses.js';
import type { OpenPlan } from './rules/roster.js';

/** A plan under way: its sessions back to the first, today's, and the booked ones of the next weeks. */
export function addOpenPlan(clinic: Clinic, wanted: OpenPlan): Course | null {
  const course = begin(clinic, wanted);
  if (!course) return null;
  const anchor = anchorOf(clinic, wanted);
  const next = addNext(clinic, course, wanted, anchor);
  addPast(clinic, course, wanted, anchor);
  if (next) addFuture(clinic, course, next.ordinal, next.day, anchor);
  settle(course);
  return course;
}

/**
 * The session that comes next, today's if there is one.
 * @returns the ordinal to book after it, and from which day; null when nothing more is booked
 */
function addNext(clinic: Clinic, course: Course, wanted: OpenPlan, anchor: number) {
  const ordinal = wanted.done + 1;
  if (wanted.today) {
    const result = place(clinic, course, ordinal, wanted.today);
    if (!result || result.state === 'no_show' || result.state === 'held') return null;
    const again = result.state === 'cancelled' || !result.counts;
    return { ordinal: again ? ordinal : ordinal + 1, day: anchor };
  }
  if (wanted.next == null) return null;
  const day = addSession(clinic, course, ordinal, { day: anchor, direction: 1 });
  return day === null ? null : { ordinal: ordinal + 1, day };
}

function addFuture(clinic: Clinic, course: Course, from: number, after: number, anchor: number): void {
  let reached = after;
  for (let ordinal = from; ordinal <= course.plan.sessionCount; ordinal++) {
    const day = Math.max(reached + gapDays(course, ordinal), anchor + 3);
    if (day >= clinic.calendar.days.length - 1) return;
    const taken = addSession(clinic, course, ordinal, { day, direction: 1 });
    if (taken === null) return;
    reached = taken;
  }
}

/** On a short day the morning's plan is squeezed into what is open; a visit that does not fit is on another day. */
function place(clinic: Clinic, course: Course, ordinal: number, today: NonNullable<OpenPlan['today']>) {
  const room = clinic.rooms[today.room] ?? '';
  const day = clinic.diary.openDay(clinic.calendar.today);
  const result = addSessionAt(clinic, course, ordinal, {
    day,
    room,
    start: today.start,
    fate: today.fate ?? 'attended',
  });
  if (result) return result;
  addSession(clinic, course, ordinal, { day: day + 1, direction: 1 });
  return course.results.at(-1) ?? null;
}

function anchorOf(clinic: Clinic, { today, next }: OpenPlan): number {
  if (today) return clinic.diary.openDay(clinic.calendar.today);
  return next == null ? clinic.calendar.today : clinic.diary.openDay(clinic.day(next));
}

function addPast(clinic: Clinic, course: Course, { done, lastAgo }: OpenPlan, anchor: number): void {
  const latest = clinic.calendar.today - 1;
  let day = lastAgo === undefined ? anchor : clinic.day(-lastAgo) + gapDays(course, done + 1);
  for (let ordinal = done; ordinal >= 1; ordinal--) {
    const wished = Math.min(day - gapDays(course, ordinal + 1), latest);
    const taken = addSession(clinic, course, ordinal, { day: wished, direction: -1 });
    if (taken === null) throw new RangeError('no place for a past session');
    day = taken;
  }
}

function begin(clinic: Clinic, { size, done, lastAgo, paused }: OpenPlan): Course | null {
  const { random, now } = clinic;
  const weeks = Math.ceil((done * (size === 3 ? 7 : 4)) / 7) * 7;
  const consultedOn = -(weeks + (lastAgo ?? 7) + 9 + random.between(0, 4));
  const createdAt = clinic.at(consultedOn - 8, random.between(0, 400));
  const person = clinic.admit(createdAt);
  addInquiryOf(clinic, person, createdAt, 'converted');
  const outcome = random.chance(0.2) ? 'eligible_with_conditions' : 'eligible';
  const consultation = addConsultation(clinic, person, { day: consultedOn, direction: -1, outcome });
  if (!consultation) return null;
  return addCourse(clinic, person, consultation, {
    ...{ sessionCount: size, createdAt: consultation.endsAt, state: paused ? 'paused' : 'accepted' },
    ...acceptance(consultation.endsAt, random.between(1, 3)),
    ...(paused && { pauseReason: 'Family illness; wants to wait.', reviewOn: addDays(dateOf(now), 6) }),
  });
}
