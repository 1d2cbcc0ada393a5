/** A session in which a dose was given. */
export interface DoseDay {
  readonly planId: string | null;
  readonly kind: 'plan' | 'booster';
  /** YYYY-MM-DD, of the clinic's calendar */
  readonly on: string;
}

/** A plan as scores see it. */
export interface PlanOfScores {
  readonly id: string;
  readonly state: string;
  /** YYYY-MM-DD of its first booked session; null when none is booked. */
  readonly firstBookedOn: string | null;
}

/** A session of a plan as its booking stands. */
export interface BookedSession {
  readonly planId: string | null;
  readonly state: string;
  readonly bookingState: string | null;
  /** YYYY-MM-DD of the booking, of the clinic's calendar */
  readonly on: string | null;
}

/** Whose dose is still to come: booked, and from the check-in until it begins. */
const TO_COME: readonly string[] = ['scheduled', 'checked_in', 'ready'];
const STANDING: readonly string[] = ['confirmed', 'in_use'];

/** Plans with the day of the first session that is booked and has had no dose. */
export function plansOfScores(
  plans: readonly Pick<PlanOfScores, 'id' | 'state'>[],
  sessions: readonly BookedSession[],
): PlanOfScores[] {
  const booked = sessions.filter(
    ({ state, bookingState }) => TO_COME.includes(state) && STANDING.includes(bookingState ?? ''),
  );
  return plans.map(({ id, state }) => {
    const days = booked.flatMap(({ planId, on }) => (planId === id && on !== null ? [on] : []));
    return { id, state, firstBookedOn: days.toSorted()[0] ?? null };
  });
}

/** What a GAD-7 is taken before, during and after: one plan, or the first one to come. */
export interface CourseDays {
  /** null before there is any plan */
  readonly planId: string | null;
  readonly state: 'expected' | 'under_way' | 'completed' | 'discontinued';
  /** YYYY-MM-DD, in order */
  readonly doses: readonly string[];
  /** Day on which session 1 is expected, YYYY-MM-DD: booked, else today at the earliest; null once it has been. */
  readonly expectedOn: string | null;
}

/**
 * The courses of a patient, newest first. A plan that was withdrawn or ended without a dose is none; somebody without any
 * has one before them.
 */
export function courseDays(
  plans: readonly PlanOfScores[],
  doses: readonly DoseDay[],
  today: string,
): readonly CourseDays[] {
  const courses = plans.flatMap(({ id: planId, state, firstBookedOn }): CourseDays[] => {
    const own = doses.filter((dose) => dose.kind === 'plan' && dose.planId === planId).map(({ on }) => on);
    const isOver = state === 'completed' || state === 'discontinued';
    if (own.length > 0) {
      return [{ planId, state: isOver ? state : 'under_way', doses: own.toSorted(), expectedOn: null }];
    }
    if (isOver || state === 'withdrawn') return [];
    const expectedOn = firstBookedOn !== null && firstBookedOn > today ? firstBookedOn : today;
    return [{ planId, state: 'expected', doses: [], expectedOn }];
  });
  return courses.length > 0 ? courses : [{ planId: null, state: 'expected', doses: [], expectedOn: today }];
}
