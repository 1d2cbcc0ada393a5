import { addMinutes } from '../../platform/time/interval.js';
import type { BookingState } from '../../scheduling/rules/booking-lifecycle.js';
import type { SessionState } from '../../sessions/rules/session-lifecycle.js';
import type { Random } from './random.js';

/** How a visit goes. What has become of it by now is for `sessionStateAt`. */
export type Fate = 'attended' | 'aborted' | 'cancelled_early' | 'cancelled_late' | 'no_show' | 'held' | 'rescheduled';

export interface VisitMoments {
  readonly arrived: Date;
  readonly ready: Date;
  readonly dose: Date;
  /** When an aborted session is stopped. */
  readonly aborted: Date;
  readonly recovery: Date;
  readonly recoveryEnd: Date;
  readonly discharged: Date;
  readonly closed: Date;
  readonly roomUntil: Date;
  /** When a visit that does not take place turns out not to. */
  readonly failed: Date;
}

/** Minutes after the dose at which an aborted session is stopped, and at which recovery begins. */
const ABORTED_AFTER = { stop: 22, recovery: 30 } as const;
const SESSION_MINUTES = 45;
/** From the start of the dose to the planned end of the visit, and some minutes for the last reading. */
const DOSE_TO_END = 95;

const NOTICE_HOURS = { cancelled_early: 50, cancelled_late: 5 } as const;

/**
 * When each thing of a visit happens. Times follow domain.md 1.2: 15 minutes of preparation, 45 of session, 30 of
 * recovery, 15 of integration; a later end prolongs the recovery.
 * @param endsAt planned end, at which the last reading was taken
 * @param leftAt real end of the visit, not before `endsAt`
 */
export function visitMoments(
  random: Random,
  visit: { readonly startsAt: Date; readonly endsAt: Date; readonly leftAt: Date; readonly roomUntil: Date },
  fate: Fate,
): VisitMoments {
  const dose = addMinutes(visit.endsAt, -DOSE_TO_END - random.between(0, 2));
  const recovery = addMinutes(
    dose,
    fate === 'aborted' ? ABORTED_AFTER.recovery : SESSION_MINUTES + random.between(0, 2),
  );
  return {
    arrived: addMinutes(visit.startsAt, random.between(-12, 2)),
    ready: addMinutes(dose, -random.between(2, 3)),
    dose,
    aborted: addMinutes(dose, ABORTED_AFTER.stop),
    recovery,
    recoveryEnd: addMinutes(visit.leftAt, -random.between(12, 15)),
    discharged: visit.leftAt,
    closed: addMinutes(visit.leftAt, random.chance(0.1) ? random.between(1_300, 2_700) : random.between(20, 200)),
    roomUntil: visit.roomUntil,
    failed: failure(visit.startsAt, fate),
  };
}

function failure(startsAt: Date, fate: Fate): Date {
  switch (fate) {
    case 'cancelled_early':
    case 'cancelled_late':
      return addMinutes(startsAt, -60 * NOTICE_HOURS[fate]);
    case 'no_show':
      return addMinutes(startsAt, 16);
    default:
      return addMinutes(startsAt, 6);
  }
}

/** State of the session at `now`, given how it goes. */
export function sessionStateAt(moments: VisitMoments, fate: Fate, now: Date): SessionState {
  if (fate !== 'attended' && fate !== 'aborted' && now >= moments.failed) return FAILED_STATE[fate];
  if (now < moments.arrived || fate === 'no_show' || fate.startsWith('cancelled')) return 'scheduled';
  if (now < moments.ready || fate === 'held' || fate === 'rescheduled') return 'checked_in';
  if (now < moments.dose) return 'ready';
  if (now < moments.recovery) {
    return fate === 'aborted' && now >= moments.aborted ? 'aborted' : 'in_session';
  }
  if (now < moments.discharged) return 'recovering';
  return now < moments.closed ? 'discharged' : 'closed';
}

const FAILED_STATE = {
  cancelled_early: 'cancelled',
  cancelled_late: 'cancelled',
  no_show: 'no_show',
  held: 'held',
  rescheduled: 'rescheduled',
} as const satisfies Partial<Record<Fate, SessionState>>;

/** State of the booking that belongs to a session in this state. */
export function bookingStateAt(moments: VisitMoments, session: SessionState, now: Date): BookingState {
  switch (session) {
    case 'scheduled':
    case 'checked_in':
      return 'confirmed';
    case 'cancelled':
    case 'held':
    case 'rescheduled':
      return 'cancelled';
    case 'no_show':
      return 'no_show';
    case 'discharged':
    case 'closed':
      return now < moments.roomUntil ? 'turnover' : 'released';
    default:
      return 'in_use';
  }
}
