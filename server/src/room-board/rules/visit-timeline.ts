import { addMinutes, minutesBetween } from '../../platform/time/interval.js';
import { takesRoom, type VisitState } from './visit-state.js';

export const PHASES = ['prep', 'session', 'recovery', 'integration', 'turnover'] as const;
export type PhaseName = (typeof PHASES)[number];

/** What is planned and what has happened, as far as the timeline looks at it. */
export interface TimedVisit {
  readonly state: VisitState;
  readonly bookingState: string;
  readonly startsAt: Date;
  /** Where the reservation ends, with turnover. */
  readonly roomUntil: Date;
  /** Planned minutes. */
  readonly phases: Readonly<Record<PhaseName, number>>;
  readonly sessionStartedAt: Date | null;
  readonly recoveryStartedAt: Date | null;
  readonly recoveryEndedAt: Date | null;
  /** The patient left. */
  readonly endedAt: Date | null;
}

export interface PhaseSpan {
  readonly phase: PhaseName;
  readonly start: Date;
  readonly end: Date;
  /** Running now. */
  readonly live: boolean;
  /** From here on the phase takes longer than planned; only while it runs. */
  readonly overFrom: Date | null;
}

export interface Timeline {
  /** Only phases that last; in time order without gaps. */
  readonly spans: readonly PhaseSpan[];
  /** When the room is expected to be free, turned over. */
  readonly freeAt: Date;
  /** Minutes that the room will be free later than reserved; 0 when it is in time. */
  readonly overMinutes: number;
}

const LIVE_PHASE: Partial<Record<VisitState, PhaseName>> = {
  arrived: 'prep',
  ready: 'prep',
  in_session: 'session',
  recovering: 'recovery',
  integration: 'integration',
};

/**
 * Phases of a visit as they were, are and will likely be: past ones end where the next began, the running one lasts at
 * least until now, later ones keep their planned length. Nothing is re-timed to look tidy.
 */
export function timelineOf(visit: TimedVisit, now: Date): Timeline {
  const began: Partial<Record<PhaseName, Date | null>> = {
    session: visit.sessionStartedAt,
    recovery: visit.recoveryStartedAt,
    integration: visit.recoveryEndedAt,
    turnover: visit.endedAt,
  };
  const live = livePhase(visit);
  const spans: PhaseSpan[] = [];
  let start = visit.startsAt;
  PHASES.forEach((phase, index) => {
    const planned = addMinutes(start, visit.phases[phase]);
    const next = PHASES.slice(index + 1)
      .map((later) => began[later])
      .find((instant) => instant instanceof Date);
    const runs = live === phase && now >= start;
    const end = next ?? (runs && now > planned && phase !== 'turnover' ? now : planned);
    if (end > start) spans.push({ phase, start, end, live: runs, overFrom: runs && now > planned ? planned : null });
    start = end > start ? end : start;
  });
  const freeAt = visit.bookingState === 'released' ? visit.roomUntil : start;
  return { spans, freeAt, overMinutes: Math.max(0, Math.round(minutesBetween(visit.roomUntil, freeAt))) };
}

/**
 * Minutes since the visit should have begun with nobody there; 0 when in time, when somebody came, and of a visit that
 * was entered after its start: nobody was told to be there sooner.
 */
export function minutesLate(
  { state, startsAt, bookedAt }: Pick<TimedVisit, 'state' | 'startsAt'> & { readonly bookedAt: Date },
  now: Date,
): number {
  if (state !== 'scheduled' || bookedAt > startsAt) return 0;
  return Math.max(0, Math.floor(minutesBetween(startsAt, now)));
}

/**
 * When each visit of one room can likely begin: not before the ones ahead of it have left the room.
 * @param visits of one room in time order
 */
export function likelyStarts(visits: readonly TimedVisit[], now: Date): Date[] {
  let free: Date | undefined;
  return visits.map((visit) => {
    if (!takesRoom(visit.state)) return visit.startsAt;
    const delayed = free !== undefined && free > visit.startsAt && visit.sessionStartedAt === null;
    const start = delayed && free ? free : visit.startsAt;
    const { freeAt } = timelineOf({ ...visit, startsAt: visit.endedAt ? visit.startsAt : start }, now);
    if (visit.bookingState !== 'released' && (free === undefined || freeAt > free)) free = freeAt;
    return start;
  });
}

function livePhase({ state, bookingState }: TimedVisit): PhaseName | undefined {
  return bookingState === 'turnover' ? 'turnover' : LIVE_PHASE[state];
}
