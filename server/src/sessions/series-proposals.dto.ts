import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateField, IdField, OptionalDate } from '../platform/http/fields.js';
import type { SeriesProposal } from '../scheduling/rules/series-search.js';
import { type Keep, KEEPS, type SeriesRules } from '../scheduling/rules/series-wanted.js';
import { busyOnDaysOf, differencesOf, gapBefore } from './rules/series-facts.js';
import { timeOf } from './rules/series-preferences.js';
import type { SeriesAnswer } from './series-proposals.service.js';

const ClockTime = () => Matches(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { message: 'Enter a time.' });

export class DateRangeBody {
  @DateField()
  from: string;

  @DateField()
  until: string;
}

/** What is asked of a series; what is left out is taken from the plan and the clinic's hours. */
export class SeriesWishes {
  @OptionalDate()
  notBefore?: string;

  @OptionalDate()
  finishBy?: string;

  /** Hours between two doses, at least; never less than the plan's. */
  @IsOptional()
  @IsInt()
  @Min(24)
  @Max(336)
  minGapHours?: number;

  /** Calendar days between two visits, at most. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(42)
  maxGapDays?: number;

  /** 1 = Monday ... 7 = Sunday */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one day.' })
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];

  /** First and last start, HH:MM. */
  @IsOptional()
  @ClockTime()
  startsFrom?: string;

  @IsOptional()
  @ClockTime()
  startsUntil?: string;

  /** Days on which the patient cannot come. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => DateRangeBody)
  away?: DateRangeBody[];

  /** Only this clinician. */
  @IsOptional()
  @IdField()
  clinicianId?: string | null;

  @IsOptional()
  @IsIn(KEEPS)
  sameTime?: Keep;

  @IsOptional()
  @IsIn(KEEPS)
  sameRoom?: Keep;

  @IsOptional()
  @IsIn(KEEPS)
  sameClinician?: Keep;

  /** The first location when left out. */
  @IsOptional()
  @IdField()
  locationId?: string;
}

export class NamedResponse {
  id: string;
  name: string;
}

export class SeriesRulesResponse {
  notBefore: string;
  finishBy: string;
  minGapHours: number;
  maxGapDays: number;
  weekdays: number[];
  /** HH:MM */
  startsFrom: string;
  startsUntil: string;
  away: DateRangeBody[];
  clinicianId: string | null;
  sameTime: 'any' | 'prefer' | 'must';
  sameRoom: 'any' | 'prefer' | 'must';
  sameClinician: 'any' | 'prefer' | 'must';

  static from(rules: SeriesRules): SeriesRulesResponse {
    const { maxPerWeek: _limit, startsFrom, startsUntil, weekdays, away, ...rest } = rules;
    return {
      ...rest,
      ...{ startsFrom: timeOf(startsFrom), startsUntil: timeOf(startsUntil) },
      ...{ weekdays: [...weekdays], away: away.map((range) => ({ ...range })) },
    };
  }
}

export class DifferenceResponse {
  trait: 'time' | 'clinician' | 'room';
  /** Room or clinician that most of the visits have; null for a time. */
  insteadOf: string | null;
  /** Why that one is not free, in one sentence. */
  detail: string | null;
}

export class ProposedVisitResponse {
  ordinal: number;
  /** Clinic date, YYYY-MM-DD. */
  date: string;
  startsAt: string;
  endsAt: string;
  roomId: string;
  clinicianId: string;
  /** Hours of the clinic's clock from the dose before; null for the first of all. */
  gapHours: number | null;
  gapDays: number | null;
  differs: DifferenceResponse[];
}

export class SeriesProposalResponse {
  kind: 'balanced' | 'earliest' | 'sameTime' | 'sameClinician' | 'sameRoom' | 'later';
  visits: ProposedVisitResponse[];

  static from(proposal: SeriesProposal, { ground, visits, doses }: SeriesAnswer): SeriesProposalResponse {
    const all = [
      ...doses,
      ...visits.flatMap((visit) => ('dose' in visit ? visit.dose : [])),
      ...proposal.visits.map(({ dose }) => dose),
    ];
    return {
      kind: proposal.kind,
      visits: proposal.visits.map((visit) => {
        const gap = gapBefore(visit.dose, all, ground.zone);
        return {
          ...{ ordinal: visit.ordinal, date: visit.date, roomId: visit.roomId, clinicianId: visit.clinicianId },
          ...{ startsAt: new Date(visit.from).toISOString(), endsAt: new Date(visit.until).toISOString() },
          ...{ gapHours: gap?.hours ?? null, gapDays: gap?.days ?? null },
          differs: differencesOf(visit, proposal, ground).map((difference) => ({ ...difference })),
        };
      }),
    };
  }
}

export class LooseningResponse {
  rule: 'sameClinician' | 'sameRoom' | 'sameTime' | 'clinician' | 'hours' | 'weekdays' | 'maxGap' | 'away' | 'finishBy';
  /** The rules with the smallest change that makes a series possible; null when this rule alone does not help. */
  rules: SeriesRulesResponse | null;
  endsOn: string | null;
}

export class BusyRoomResponse {
  roomId: string;
  startsAt: string;
  endsAt: string;
}

export class SeriesResponse {
  planId: string;
  patientId: string;
  patientName: string;
  sessionCount: number;
  /** Slots to be booked. */
  ordinals: number[];
  /** Of the plan. */
  minGapHours: number;
  maxGapDays: number;
  /** IANA name */
  timeZone: string;
  locationId: string;
  rules: SeriesRulesResponse;
  rooms: NamedResponse[];
  clinicians: NamedResponse[];
  /** Best first; empty when no series keeps the rules. */
  proposals: SeriesProposalResponse[];
  /** When nothing fits: each rule alone, and whether loosening it helps. */
  loosenings: LooseningResponse[];
  /** When rooms are taken on the days of the proposals. */
  busy: BusyRoomResponse[];

  static from(answer: SeriesAnswer): SeriesResponse {
    const { plan, place, ground, visits, proposals } = answer;
    return {
      ...{ planId: plan.id, patientId: plan.patientId, patientName: answer.patientName },
      ...{ sessionCount: plan.sessionCount, minGapHours: plan.minGapHours, maxGapDays: plan.maxGapDays },
      ordinals: visits.flatMap((visit) => ('dose' in visit ? [] : visit.ordinal)),
      ...{ timeZone: ground.zone, locationId: place.location.id, rules: SeriesRulesResponse.from(answer.rules) },
      rooms: ground.calendar.rooms.map(({ id, name }) => ({ id, name })),
      clinicians: ground.calendar.clinicians.map(({ id, name }) => ({ id, name })),
      proposals: proposals.map((proposal) => SeriesProposalResponse.from(proposal, answer)),
      loosenings: answer.loosenings.map(({ rule, rules, endsOn }) => ({
        ...{ rule, endsOn, rules: rules && SeriesRulesResponse.from(rules) },
      })),
      busy: busyOnDaysOf(proposals, ground).map(({ roomId, from, until }) => ({
        ...{ roomId, startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString() },
      })),
    };
  }
}
