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
