import { addMinutes } from '../platform/time/interval.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import type { Clinic, Person } from './clinic.js';
import type { Row } from './clinic-rows.js';

import type { Reservation } from './rules/clinic-days.js';
import type { Fate } from './rules/visit-timeline.js';
import { addSessionVisit, type SessionResult } from './session-visits.js';

/** A plan as it stands before its sessions are invented. */
export interface Course {
  readonly person: Person;
  readonly plan: Row<TreatmentPlan> & { sessionCount: number; route: 'iv' | 'im' | 'sc' };
  readonly slotIds: readonly string[];
  readonly doses: readonly number[];
  /** The same hour, room and nurse each time if possible. */
  readonly start: number;
  readonly rooms: readonly string[];
  readonly clinicians: readonly string[];
  readonly results: SessionResult[];
}

/** A quarter-hour grid over the longest day. */
const GRID = Array.from({ length: 34 }, (_, index) => index * 15);
const VISIT_MINUTES = 105;

/** Adds a plan with its slots; the sessions follow through `addSession`. Its state is set by `settle`. */
export function addCourse(
  clinic: Clinic,
  person: Person,
  consultation: { readonly id: string; readonly clinicianId: string; readonly disorder: TreatmentPlan['disorder'] },
  values: Partial<TreatmentPlan> & { sessionCount: number; createdAt: Date; state: TreatmentPlan['state'] },
): Course {
  const { random, rows } = clinic;
  const route = random.pick(['iv', 'iv', 'iv', 'im', 'sc'] as const);
  const id = random.id(values.createdAt);
  const plan = {
    ...{ id, patientId: person.id, consultationId: consultation.id, prescriberId: consultation.clinicianId },
    ...{ disorder: consultation.disorder, route, maxGapDays: values.sessionCount === 3 ? 14 : 7, ...values },
  };
  const first = random.pick([0.5, 0.5, 0.5, 0.6]);
  const doses =
    values.sessionCount === 3
      ? [0.25, 0.5, 1]
      : [first, first, first, first + 0.1, first + 0.1, first + 0.15].map(round);
  const slotIds = doses.map((orderedMgPerKg, index) => {
    const slotId = random.id(values.createdAt);
    rows.plan_slot.push({ id: slotId, planId: id, ordinal: index + 1, orderedMgPerKg });
    return slotId;
  });
  rows.treatment_plan.push(plan);
  return {
    ...{ person, plan, slotIds, doses, start: random.pick(GRID), results: [] },
    ...{ rooms: random.shuffled(clinic.rooms), clinicians: random.shuffled(clinic.dosers) },
  };
}

/** Adds a session of the course on an exact place in the diary; null when the place is taken. */
export function addSessionAt(
  clinic: Clinic,
  course: Course,
  ordinal: number,
  place: { readonly day: number; readonly room: string; readonly start: number; readonly fate?: Fate },
): SessionResult | null {
  const reservation = clinic.diary.place(place.day, {
    ...{ patientId: course.person.id, roomIds: [place.room], clinicianIds: course.clinicians, turnover: 15 },
    ...{ minutes: minutesOf(ordinal), starts: [place.start] },
  });
  return reservation && add(clinic, course, ordinal, reservation, place.fate ?? 'attended', 0);
}

/**
 * Adds a session on the given day or the nearest one in that direction with a free place.
 * @returns the day it took; null when there was none within two weeks
 */
export function addSession(
  clinic: Clinic,
  course: Course,
  ordinal: number,
  wish: { readonly day: number; readonly direction: 1 | -1; readonly fate?: Fate },
): number | null {
  const { random, calendar, diary } = clinic;
  const past = wish.day < calendar.today;
  const fate = wish.fate ?? 'attended';
  const overrun = past && fate === 'attended' && random.chance(0.1) ? random.pick([10, 15, 20]) : 0;
  for (let step = 0; step < 14; step++) {
    const day = wish.day + step * wish.direction;
    if (!calendar.days[day]?.hours) continue;
    const reservation = diary.place(day, {
      ...{ patientId: course.person.id, roomIds: course.rooms, clinicianIds: course.clinicians, turnover: 15 },
      ...{ minutes: minutesOf(ordinal) + overrun, starts: [course.start, ...random.shuffled(GRID)] },
    });
    if (!reservation) continue;
    add(clinic, course, ordinal, reservation, fate, overrun);
    return day;
  }
  return null;
}

function minutesOf(ordinal: number): number {
  return VISIT_MINUTES + (ordinal === 1 ? 15 : 0);
}

function add(
  clinic: Clinic,
  course: Course,
  ordinal: number,
  reservation: Reservation,
  fate: Fate,
  overrun: number,
): SessionResult {
  const result = addSessionVisit(clinic, {
    ...{ person: course.person, kind: 'plan', planId: course.plan.id, slotId: course.slotIds[ordinal - 1] ?? null },
    ...{ route: course.plan.route, mgPerKg: course.doses[ordinal - 1] ?? 0.5, reservation, overrun, fate },
    prep: ordinal === 1 ? 30 : 15,
  });
  course.results.push(result);
  return result;
}

/** Sets what follows from the sessions: when the plan started, how many count, and that the last one completes it. */
export function settle(course: Course): void {
  const counted = course.results.filter(
    ({ state, counts }) => counts && (state === 'discharged' || state === 'closed'),
  );
  const dosed = course.results.filter((result) => result.dosed);
  const { plan } = course;
  if (dosed.length > 0) {
    plan.startedAt = dosed.map(({ doseAt }) => doseAt).reduce((a, b) => (a < b ? a : b));
    if (plan.state === 'accepted') plan.state = 'active';
  }
  plan.countedSessions = counted.length;
  if (counted.length === plan.sessionCount) {
    plan.state = 'completed';
    plan.closedAt = counted.map(({ dischargedAt }) => dischargedAt).reduce((a, b) => (a > b ? a : b));
  }
}

/** Days from one session to the next: twice a week for six sessions, weekly for three (domain.md 1.2). */
export function gapDays(course: Course, ordinal: number): number {
  if (course.plan.sessionCount === 3) return 7;
  return ordinal % 2 === 0 ? 4 : 3;
}

/** Consent, some days after the consultation. */
export function acceptance(consultedAt: Date, days: number) {
  const acceptedAt = addMinutes(consultedAt, days * 24 * 60);
  return { consentSignedAt: addMinutes(acceptedAt, -5), acceptedAt };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
