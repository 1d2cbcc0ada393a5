import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsNumber, IsOptional } from 'class-validator';
import { DateField, IdField, InstantField, OptionalText, RequiredText } from '../platform/http/fields.js';
import { DISCONTINUATION_REASONS, type DiscontinuationReason } from './rules/discontinuation.js';
import { type Disorder, DISORDERS, type Route, ROUTES } from './rules/disorders.js';
import { allowedCommands, type PlanState } from './rules/plan-lifecycle.js';
import { progressOf } from './rules/plan-progress.js';
import type { PlanWithSlots } from './treatment-plans.queries.js';

const DOSE = { maxDecimalPlaces: 3, allowNaN: false, allowInfinity: false };

export class CreatePlan {
  @IdField()
  patientId: string;

  @IsIn(DISORDERS, { message: 'Choose the disorder.' })
  disorder: Disorder;

  /** 3 or 6 */
  @Type(() => Number)
  @IsInt()
  sessionCount: number;

  @IsIn(ROUTES, { message: 'Choose the route.' })
  route: Route;

  /** mg per kg of body weight, one for each slot in order; at most 3 decimals. */
  @IsArray()
  @ArrayMaxSize(6)
  @IsNumber(DOSE, { each: true, message: 'Enter mg/kg with at most 3 decimals.' })
  doses: number[];
}

export class AcceptPlan {
  /** When the patient signed the consent, ISO 8601 with a zone. */
  @InstantField()
  consentSignedAt: string;
}

export class PausePlan {
  @RequiredText(500)
  reason: string;

  /** Day on which it is looked at again. */
  @DateField()
  reviewOn: string;
}

export class DiscontinuePlan {
  @IsIn(DISCONTINUATION_REASONS, { message: 'Choose a reason.' })
  reason: DiscontinuationReason;

  @OptionalText(1000)
  note?: string;
}

export class WithdrawPlan {
  @OptionalText(1000)
  note?: string;
}

export class AmendPlan {
  @IsInt()
  sessionCount: number;

  /** mg per kg for the slots 4, 5 and 6 when the plan grows. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @IsNumber(DOSE, { each: true, message: 'Enter mg/kg with at most 3 decimals.' })
  addedDoses?: number[];

  @RequiredText(500)
  reason: string;
}

export class ProgressResponse {
  /** Sessions that were discharged and count. */
  done: number;
  of: number;
  /** null when all are done */
  nextOrdinal: number | null;
}

export class PlanSlotResponse {
  id: string;
  ordinal: number;
  orderedMgPerKg: number;
}

export class PlanResponse {
  id: string;
  patientId: string;
  disorder: Disorder;
  sessionCount: number;
  route: Route;
  minGapHours: number;
  maxGapDays: number;
  state: PlanState;
  progress: ProgressResponse;
  slots: PlanSlotResponse[];
  pauseReason: string | null;
  reviewOn: string | null;
  consentSignedAt: string | null;
  acceptedAt: string | null;
  startedAt: string | null;
  closedAt: string | null;
  closedReason: string | null;
  closedNote: string | null;
  createdAt: string;
  version: number;
  allowedActions: string[];

  static from({ plan, slots }: PlanWithSlots): PlanResponse {
    const { id, patientId, disorder, sessionCount, route, minGapHours, maxGapDays, state, version } = plan;
    return {
      ...{ id, patientId, disorder, sessionCount, route, minGapHours, maxGapDays, state, version },
      progress: { ...progressOf(plan) },
      slots: slots.map((slot) => ({ id: slot.id, ordinal: slot.ordinal, orderedMgPerKg: slot.orderedMgPerKg })),
      pauseReason: plan.pauseReason,
      reviewOn: plan.reviewOn,
      consentSignedAt: plan.consentSignedAt?.toISOString() ?? null,
      acceptedAt: plan.acceptedAt?.toISOString() ?? null,
      startedAt: plan.startedAt?.toISOString() ?? null,
      closedAt: plan.closedAt?.toISOString() ?? null,
      closedReason: plan.closedReason,
      closedNote: plan.closedNote,
      createdAt: plan.createdAt.toISOString(),
      allowedActions: allowedCommands(state),
    };
  }
}
