import { Injectable } from '@nestjs/common';
import { type BoosterLine, BoostersQueries } from '../boosters/boosters.queries.js';
import { addMinutes } from '../platform/time/interval.js';
import { dateIn } from '../platform/time/zone.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import { type Placement, watchedSpan } from '../scheduling/rules/obstacles.js';
import type { BookedPurpose, VisitPhases } from '../scheduling/rules/visit-phases.js';
import { phasesIn, plannedTimes } from '../scheduling/rules/visit-times.js';
import { WaitlistQueries, type WaitlistLine } from '../scheduling/waitlist.queries.js';
import { GIVEN_UP } from '../sessions/rules/session-lifecycle.js';
import { DEFAULT_MIN_GAP_HOURS } from '../sessions/rules/session-spacing.js';
import { type Unscheduled, UnbookedSlotsQueries } from '../sessions/unbooked-slots.queries.js';
import { type FreedTime, type OfferLine, RefillsQueries } from './refills.queries.js';
import type { RefillCandidate } from './rules/refill-ranking.js';

/** More than anybody rings up for one freed time. */
const MOST = 200;

type Visit = Pick<RefillCandidate, 'placement' | 'doseAt' | 'phases'>;
type PhasesOf = Readonly<Record<BookedPurpose, VisitPhases>>;

/** Everybody who might come at a freed time; a fixed number of statements whatever their number. */
@Injectable()
export class RefillCandidates {
  constructor(
    private readonly slots: UnbookedSlotsQueries,
    private readonly boosters: BoostersQueries,
    private readonly waitlist: WaitlistQueries,
    private readonly calendar: CalendarQueries,
    private readonly refills: RefillsQueries,
  ) {}

  /** @param startsAt when the visit would begin */
  async find(freed: FreedTime, startsAt: Date, offers: readonly OfferLine[]): Promise<RefillCandidate[]> {
    // One after the other: within a transaction they share one connection.
    const plans = await this.slots.toSchedule();
    const boosters = await this.boosters.toBook(dateIn(freed.timeZone, startsAt), MOST);
    const entries = await this.waitlist.waiting(MOST);
    const phases = await this.#phases();
    const patientIds = [...plans.map(({ course }) => course.plan), ...boosters.map(({ booster }) => booster)];
    const doses = await this.refills.dosesOf([...new Set(patientIds.map(({ patientId }) => patientId))], GIVEN_UP);
    const entryOf = (patientId: string, wants: WaitlistLine['wants']) =>
      entries.find((entry) => entry.patientId === patientId && entry.wants === wants);
    const visit = (patientId: string, purpose: BookedPurpose) =>
      visitAt(freed, startsAt, patientId, phases[purpose], purpose);
    const found = [
      ...plans.map((plan) => {
        const { patientId } = plan.course.plan;
        const purpose = plan.slot.ordinal === 1 ? 'first_session' : 'session';
        return fromPlan(plan, entryOf(patientId, 'session'), visit(patientId, purpose));
      }),
      ...boosters.map((line) => {
        const { patientId } = line.booster;
        return fromBooster(line, entryOf(patientId, 'session'), visit(patientId, 'booster'));
      }),
      ...entries
        .filter(({ wants }) => wants === 'consultation')
        .map((entry) => fromEntry(entry, visit(entry.patientId, 'consultation'))),
    ];
    return found
      .filter(({ patientId }) => patientId !== freed.patientId)
      .map((candidate) => ({
        ...candidate,
        doses: doses.get(candidate.patientId) ?? [],
        answered: answerTo(candidate, offers),
      }));
  }

  async #phases(): Promise<PhasesOf> {
    const of = (purpose: BookedPurpose) => this.calendar.phasesFor(purpose);
    return {
      ...{ first_session: await of('first_session'), session: await of('session') },
      ...{ booster: await of('booster'), consultation: await of('consultation') },
    };
  }
}

type Known = Omit<RefillCandidate, 'doses' | 'answered'>;

function visitAt(
  { roomId, clinicianId, turnoverMinutes }: FreedTime,
  startsAt: Date,
  patientId: string,
  template: VisitPhases,
  purpose: BookedPurpose,
): Visit {
  const phases = phasesIn({ turnoverMinutes }, template);
  const { endsAt, roomUntil } = plannedTimes(startsAt, phases);
  const times = { from: startsAt.getTime(), until: endsAt.getTime() };
  const dosed = purpose !== 'consultation';
  const placement: Placement = {
    ...{ roomId, clinicianId, patientId, ...times, roomUntil: roomUntil.getTime() },
    watched: dosed ? watchedSpan(times, phases) : undefined,
  };
  return { phases, placement, doseAt: dosed ? addMinutes(startsAt, phases.prep) : null };
}

function fromPlan(
  { course: { plan, slots, drift }, slot, patientName, earliestAt, latestAt }: Unscheduled,
  entry: WaitlistLine | undefined,
  visit: Visit,
): Known {
  const later = slots.filter((one) => one.slot.ordinal > slot.ordinal);
  const starts = later.flatMap(({ session, booking }) => session?.doseStartedAt ?? booking?.startsAt ?? []);
  const laterAt = starts.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  return {
    ...{ kind: 'plan', sourceId: plan.id, patientId: plan.patientId, patientName, drift: drift.level },
    ...{ earliestAt, latestAt, laterAt, minGapHours: plan.minGapHours, bookBefore: null },
    ...waiting(entry),
    ...visit,
  };
}

function fromBooster({ booster, patientName }: BoosterLine, entry: WaitlistLine | undefined, visit: Visit): Known {
  return {
    ...{ kind: 'booster', sourceId: booster.id, patientId: booster.patientId, patientName, drift: null },
    ...{ earliestAt: null, latestAt: null, laterAt: null, minGapHours: DEFAULT_MIN_GAP_HOURS },
    ...{ bookBefore: booster.bookBefore, ...waiting(entry), ...visit },
  };
}

function fromEntry(entry: WaitlistLine, visit: Visit): Known {
  const { patientId, patientName } = entry;
  return {
    ...{ kind: 'consultation', sourceId: patientId, patientId, patientName, drift: null, bookBefore: null },
    ...{ earliestAt: null, latestAt: null, laterAt: null, minGapHours: 0, ...waiting(entry), ...visit },
  };
}

function waiting(entry: WaitlistLine | undefined) {
  return { entryId: entry?.id ?? null, waitingSince: entry?.createdAt ?? null, times: entry ?? null };
}

/** The last answer to an offer of this time for the same thing. */
function answerTo({ kind, sourceId }: Known, offers: readonly OfferLine[]): RefillCandidate['answered'] {
  const last = offers.find((offer) => offer.kind === kind && offer.sourceId === sourceId);
  return last && last.state !== 'offered' && last.state !== 'booked' ? last.state : null;
}
