import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { ClinicCalendar } from '../consultations/clinic-calendar.queries.js';
import { CLOSING_WINDOW_DAYS } from '../outcome-measures/rules/response.js';
import { scoreDue } from '../outcome-measures/rules/score-due.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { addDays } from '../platform/time/dates.js';
import { dayIn } from '../platform/time/zone.js';
import { clinicDays, openingSpans } from '../scheduling/rules/clinic-days.js';
import { type PlanCourse, PlanCoursesQueries } from '../sessions/plan-courses.queries.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { ClinicianTodayQueries } from './clinician-today.queries.js';
import { LONGEST_CLOSURE_DAYS, nextOpenDate } from './rules/integration-window.js';

/** A plan that has left its cadence, with whose it is. */
export interface DriftingCourse {
  readonly course: PlanCourse;
  readonly patientName: string;
}

/** A completed plan that asks for its closing GAD-7. */
export interface ClosingScore {
  readonly planId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** Last day on which it counts, YYYY-MM-DD. */
  readonly until: string;
}

@Injectable()
export class ClinicianTodayService {
  constructor(
    private readonly queries: ClinicianTodayQueries,
    private readonly calendar: ClinicCalendar,
    private readonly plans: TreatmentPlansQueries,
    private readonly courses: PlanCoursesQueries,
    private readonly patients: PatientsQueries,
    private readonly audit: AuditService,
  ) {}

  /** The clinician's own day; with `everyone` the visits of all, the other lists still one's own. */
  async read(staffId: string, everyone: boolean) {
    const [timeZone, date] = [await this.calendar.zone(), await this.calendar.today()];
    const [day, whose] = [dayIn(timeZone, date), everyone ? null : staffId];
    const [sessions, consultations, unsigned, contacts, boosters, drifting, closingScores] = await Promise.all([
      this.queries.sessionsOf(day, whose, staffId),
      this.queries.consultationsOf(day, whose),
      this.queries.unsignedOf(staffId),
      this.#contactsOf(staffId, timeZone, date),
      this.queries.boosterReviews(),
      this.#driftingOf(staffId),
      this.#closingScoresOf(staffId, timeZone, date),
    ]);
    await this.audit.record({ action: 'today.clinician', resource: { type: 'today' } });
    return { date, timeZone, sessions, consultations, unsigned, contacts, boosters, drifting, closingScores };
  }

  /** Contacts whose window closes today, or before the clinic opens again. */
  async #contactsOf(staffId: string, timeZone: string, date: string) {
    const [first, last] = [addDays(date, 1), addDays(date, LONGEST_CLOSURE_DAYS)];
    const { weekly, exceptions } = await this.queries.openingHours(first, last);
    const days = clinicDays(timeZone, dayIn(timeZone, first).start, dayIn(timeZone, last).end);
    const next = nextOpenDate(timeZone, date, openingSpans(days, weekly, exceptions));
    return this.queries.contactsOf(staffId, this.calendar.now(), dayIn(timeZone, next).start);
  }

  /** Completed plans of the prescriber whose window for the closing GAD-7 is open and who have none, first to close first. */
  async #closingScoresOf(staffId: string, timeZone: string, date: string): Promise<ClosingScore[]> {
    const plans = await this.queries.completedOf(staffId, timeZone, addDays(date, -CLOSING_WINDOW_DAYS.to));
    const scores = await this.queries.scoresOf(plans.map(({ patientId }) => patientId));
    return plans.flatMap(({ planId, patientId, patientName, lastDoseOn }) => {
      const course = { planId, state: 'completed', doses: [lastDoseOn], expectedOn: null } as const;
      const own = scores.filter((score) => score.patientId === patientId);
      const due = scoreDue(course, own, date);
      return due?.kind === 'closing' && due.until !== null
        ? [{ planId, patientId, patientName, until: due.until }]
        : [];
    });
  }

  /** Open plans of the prescriber that have left their cadence, off protocol first. */
  async #driftingOf(prescriberId: string): Promise<DriftingCourse[]> {
    const own = (await this.plans.openPlans()).filter((plan) => plan.prescriberId === prescriberId);
    const courses = (await this.courses.coursesOf(own)).filter(({ drift }) => drift.level !== 'on_track');
    const names = await this.patients.findNames(courses.map(({ plan }) => plan.patientId));
    const offProtocol = ({ drift }: PlanCourse) => Number(drift.level === 'off_protocol');
    return courses
      .sort((a, b) => offProtocol(b) - offProtocol(a))
      .map((course) => ({ course, patientName: names.get(course.plan.patientId)?.name ?? '' }));
  }
}
