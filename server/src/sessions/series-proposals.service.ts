import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { PatientsQueries } from '../patients/patients.queries.js';
import { dateIn } from '../platform/time/zone.js';
import type { LocationWithRooms } from '../rooms/rooms.queries.js';
import { groundOpenings } from '../scheduling/rules/series-course.js';
import { type Loosening, loosenings } from '../scheduling/rules/series-diagnosis.js';
import type { SeriesGround } from '../scheduling/rules/series-openings.js';
import { proposeSeries, type SeriesProposal } from '../scheduling/rules/series-search.js';
import type { SeriesRules, SeriesVisit } from '../scheduling/rules/series-wanted.js';
import { planError } from '../treatment-plans/rules/plan-errors.js';
import type { TreatmentPlan } from '../treatment-plans/treatment-plan.entity.js';
import { TreatmentPlansQueries } from '../treatment-plans/treatment-plans.queries.js';
import { seriesRules, type SeriesPreferences } from './rules/series-preferences.js';
import { visitsOfSeries } from './rules/series-visits.js';
import { sessionError } from './rules/session-errors.js';
import { SeriesGrounds } from './series-ground.service.js';
import { SessionPlacement } from './session-placement.queries.js';

export interface SeriesAnswer {
  readonly plan: TreatmentPlan;
  readonly patientName: string;
  readonly place: LocationWithRooms;
  readonly ground: SeriesGround;
  readonly rules: SeriesRules;
  /** Slots from the first open one on. */
  readonly visits: readonly SeriesVisit[];
  /** Doses before the series, epoch ms. */
  readonly doses: readonly number[];
  readonly proposals: readonly SeriesProposal[];
  /** Only when there is no proposal. */
  readonly loosenings: readonly Loosening[];
}

/** Looks for ways to place all open slots of a plan. Reads only: what it finds is nobody's until it is held. */
@Injectable()
export class SeriesProposals {
  constructor(
    private readonly plans: TreatmentPlansQueries,
    private readonly placement: SessionPlacement,
    private readonly grounds: SeriesGrounds,
    private readonly patients: PatientsQueries,
    private readonly audit: AuditService,
  ) {}

  /** @throws plan.notFound, plan.wrongState, session.nothingToBook, session.seriesPreferences, location.notFound */
  async propose(planId: string, wished: SeriesPreferences, locationId?: string): Promise<SeriesAnswer> {
    const { plan } = await this.plans.findByIdWithSlots(planId);
    if (plan.state !== 'accepted' && plan.state !== 'active') {
      throw planError('plan.wrongState', { detail: `The plan is ${plan.state}.`, facts: { state: plan.state } });
    }
    const place = await this.grounds.findPlace(locationId);
    const taken = await this.placement.slotsTaken(planId);
    const visits = visitsOfSeries(plan.sessionCount, taken, await this.grounds.lengths());
    if (visits.length === 0) throw sessionError('session.nothingToBook');
    const zone = place.location.timeZone;
    const inPlace = new Set(visits.flatMap((visit) => ('dose' in visit ? visit.dose : [])));
    const given = (await this.placement.otherDoseStarts(plan.patientId)).map((dose) => dose.getTime());
    const first = taken.find(({ ordinal }) => ordinal === 1);
    const rules = seriesRules(wished, {
      ...{ minGapHours: plan.minGapHours, maxGapDays: plan.maxGapDays, today: this.grounds.today(zone) },
      visits: visits.filter((visit) => 'phases' in visit).length,
      firstDose: first ? dateIn(zone, first.start) : null,
      hours: place.location.openingHours,
    });
    const ground = await this.grounds.load(place, rules, plan.patientId);
    const doses = given.filter((dose) => !inPlace.has(dose)).sort((a, b) => a - b);
    const wanted = { visits, doses, rules };
    const openings = groundOpenings(ground);
    const proposals = proposeSeries(ground, wanted, openings);
    await this.audit.record({
      action: 'session.searchSeries',
      resource: { type: 'treatment_plan', id: planId },
      patientId: plan.patientId,
    });
    const names = await this.patients.findNames([plan.patientId]);
    return {
      ...{ plan, place, ground, rules, visits, doses, proposals },
      patientName: names.get(plan.patientId)?.name ?? '',
      loosenings: proposals.length === 0 ? loosenings(ground, wanted, openings) : [],
    };
  }
}
