import { Injectable } from '@nestjs/common';
import { type BoosterLine, BoostersQueries } from '../boosters/boosters.queries.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import type { VisitPhases, VisitPurpose } from '../scheduling/rules/visit-phases.js';
import { GIVEN_UP } from '../sessions/rules/session-lifecycle.js';
import { DEFAULT_MIN_GAP_HOURS } from '../sessions/rules/session-spacing.js';
import { type Unscheduled, UnbookedSlotsQueries } from '../sessions/unbooked-slots.queries.js';
import { BoardPlacingQueries, type UsualCare } from './board-placing.queries.js';
import { type DoseOrder, startWindow, type StartWindow } from './rules/start-window.js';

/** What something that waits for a time would be booked with. Route, dose and disorder are not in it. */
export interface WaitingVisit extends StartWindow {
  /** Who had the last session, else the prescriber; null when nobody is usual or that person does not work here any more. */
  readonly clinicianId: string | null;
  readonly clinicianName: string | null;
  readonly phases: VisitPhases;
  /** Doses that the visit has to keep away from; null for a conversation. */
  readonly order: DoseOrder | null;
}

/** More approved boosters than a clinic ever has open. */
const MOST_BOOSTERS = 100;

/** Sessions and boosters that wait for a time, each with the visit that it would be; statements in a fixed number. */
@Injectable()
export class WaitingVisits {
  constructor(
    private readonly slots: UnbookedSlotsQueries,
    private readonly boosters: BoostersQueries,
    private readonly calendar: CalendarQueries,
    private readonly placing: BoardPlacingQueries,
    private readonly clinic: ClinicCalendar,
  ) {}

  /** The next session of every open plan that nobody has booked, most urgent first. */
  async ofPlans(): Promise<(Unscheduled & { readonly visit: WaitingVisit })[]> {
    const plans = await this.slots.toSchedule();
    const usual = await this.#usualCare(plans.map(({ course: { plan } }) => plan));
    const phases = await this.#phasesOf('first_session', 'session');
    return plans.map((line) => {
      const { plan, zone } = line.course;
      const own = phases[line.slot.ordinal === 1 ? 0 : 1] as VisitPhases;
      const minGapHours = plan.minGapHours;
      return {
        ...line,
        visit: visitOf(usual.get(plan.patientId), own, { zone, minGapHours, laterAt: laterDose(line) }),
      };
    });
  }

  /** Approved boosters that nobody has booked, the approval that ends first at the top. */
  async ofBoosters(): Promise<(BoosterLine & { readonly visit: WaitingVisit })[]> {
    const boosters = await this.boosters.toBook(await this.clinic.today(), MOST_BOOSTERS);
    const usual = await this.#usualCare(boosters.map(({ plan }) => plan));
    const [phases] = await this.#phasesOf('booster');
    const keeps = { zone: await this.clinic.zone(), minGapHours: DEFAULT_MIN_GAP_HOURS, laterAt: null };
    return boosters.map((line) => ({
      ...line,
      visit: visitOf(usual.get(line.booster.patientId), phases as VisitPhases, keeps),
    }));
  }

  /** The visit of an inquiry: whoever has time can have the conversation. */
  async consultation(): Promise<WaitingVisit> {
    const [phases] = await this.#phasesOf('consultation');
    const nobody = { clinicianId: null, clinicianName: null };
    return { ...nobody, phases: phases as VisitPhases, order: null, earliest: null, latest: null };
  }

  async #phasesOf(...purposes: readonly VisitPurpose[]): Promise<VisitPhases[]> {
    const found: VisitPhases[] = [];
    for (const purpose of purposes) found.push(await this.calendar.phasesFor(purpose));
    return found;
  }

  async #usualCare(plans: readonly { readonly patientId: string; readonly prescriberId: string }[]) {
    const care = plans.length === 0 ? [] : await this.placing.findUsualCare(plans, GIVEN_UP);
    return new Map(care.map((one) => [one.patientId, one]));
  }
}

function visitOf(
  care: UsualCare | undefined,
  phases: VisitPhases,
  keeps: Pick<DoseOrder, 'zone' | 'minGapHours' | 'laterAt'>,
): WaitingVisit {
  const { clinicianId = null, clinicianName = null, doses = [] } = care ?? {};
  const order = { ...keeps, doses, prep: phases.prep };
  return { clinicianId, clinicianName, phases, order, ...startWindow(order) };
}

/** The first dose that is booked or given for a slot behind the one that waits. */
function laterDose({ course, slot }: Unscheduled): Date | null {
  const later = course.slots.filter((one) => one.slot.ordinal > slot.ordinal);
  const doses = later.flatMap(({ session, booking }) => {
    if (session?.doseStartedAt) return session.doseStartedAt;
    return booking ? new Date(booking.startsAt.getTime() + booking.phases.prep * 60_000) : [];
  });
  return doses.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
