import { httpResource, HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  CourseResponse,
  CourseSlotResponse,
  DriftResponse,
  PlanPageResponse,
  PlanResponse,
} from '../../api/generated/types.gen';
import { Problem } from '../../api/problem';
import { CommandResult, Commands } from '../../api/send-command';
import { OrdinalStep } from '../ui/ordinal-line/ordinal-line';
import { Tone } from '../ui/tone';

export type PlanPage = PlanPageResponse;
export type Plan = PlanResponse;
export type PlanState = PlanResponse['state'];
export type Disorder = PlanResponse['disorder'];
export type Route = PlanResponse['route'];
export type CourseSlot = CourseSlotResponse;

export const DISORDER_NAMES: Readonly<Record<Disorder, string>> = {
  gad: 'Generalised anxiety',
  sad: 'Social anxiety',
  ocd: 'OCD',
  ptsd: 'PTSD',
  panic: 'Panic disorder',
  specific_phobia: 'Specific phobia',
};

export const ROUTE_NAMES: Readonly<Record<Route, string>> = { iv: 'IV', im: 'IM', sc: 'SC' };

export const PLAN_STATE_NAMES: Readonly<Record<PlanState, string>> = {
  draft: 'Draft',
  proposed: 'Proposed',
  accepted: 'Accepted',
  active: 'Active',
  paused: 'Paused',
  completed: 'Completed',
  discontinued: 'Discontinued',
  withdrawn: 'Withdrawn',
};

export const DISCONTINUATION_REASONS = [
  { value: 'patient_choice', label: 'Patient chose to stop' },
  { value: 'adverse_effects', label: 'Adverse effects' },
  { value: 'no_benefit', label: 'No benefit' },
  { value: 'medical', label: 'Medical reason' },
  { value: 'cost', label: 'Cost' },
  { value: 'moved_away', label: 'Moved away' },
  { value: 'lost_contact', label: 'Lost contact' },
  { value: 'other', label: 'Other' },
] as const;

/** Why a plan was ended before its last session, in words; empty for one that was not. */
export function endReason(reason: string | null): string {
  return DISCONTINUATION_REASONS.find(({ value }) => value === reason)?.label ?? '';
}

const SLOT_WORDS = { done: 'Done', now: 'Under way', booked: 'Booked', open: 'Not booked' } as const;

/** What a slot is: one of a plan that is over is not waiting to be booked. */
export function slotWord({ state }: Pick<CourseSlot, 'state'>, plan: { readonly closedAt: string | null }): string {
  return state === 'open' && plan.closedAt !== null ? 'Not reached' : SLOT_WORDS[state];
}

const DRIFT_WORDS: Readonly<Record<DriftResponse['reasons'][number], string>> = {
  gap: 'gap too wide',
  unbooked: 'next slot not booked',
  paused: 'paused',
  endsLate: 'ends after day 28',
  overdue: 'past day 28',
};

export function driftWords(drift: Pick<DriftResponse, 'reasons'>): string {
  return drift.reasons.map((reason) => DRIFT_WORDS[reason]).join(', ');
}

export const DRIFT_LEVELS = {
  on_track: { word: 'On track', icon: 'check', tone: 'ok' },
  drifting: { word: 'Drifting', icon: 'alert', tone: 'warn' },
  off_protocol: { word: 'Off protocol', icon: 'hand', tone: 'stop' },
} as const satisfies Record<DriftResponse['level'], { word: string; icon: string; tone: Tone }>;

/** Steps of the line of a plan. */
export function stepsOf(slots: readonly { readonly state: string }[]): readonly OrdinalStep[] {
  return slots.map(({ state }) => state as OrdinalStep);
}

export function lineLabel(course: Pick<CourseResponse, 'progress'>): string {
  const { done, of } = course.progress;
  return `${done} of ${of} sessions done`;
}

/** The server names a dose by its place in a list of numbers; in the forms each is a group with a field. */
export function atDoseFields(problem: Problem): Problem {
  const entries = Object.entries(problem.fieldErrors ?? {}).map(
    ([path, messages]) => [path.replace(/^(?:doses|addedDoses)\.\d+$/, '$&.mgPerKg'), messages] as const,
  );
  return { ...problem, fieldErrors: Object.fromEntries(entries) };
}

export interface NewPlan {
  readonly patientId: string;
  readonly disorder: string;
  readonly sessionCount: number;
  readonly route: string;
  readonly doses: readonly number[];
}

@Service()
export class PlanApi {
  readonly #commands = inject(Commands);

  pageResource(id: () => string): HttpResourceRef<PlanPage | undefined> {
    return httpResource<PlanPage>(() => `/api/treatment-plans/${id()}`);
  }

  create(plan: NewPlan, key: string): Promise<CommandResult<Plan>> {
    return this.#commands.send({ url: '/api/treatment-plans', body: plan, idempotencyKey: key });
  }

  propose(id: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'propose');
  }

  accept(id: string, consentSignedAt: string, key: string): Promise<CommandResult<Plan>> {
    const url = `/api/treatment-plans/${id}/accept`;
    return this.#commands.send({ url, body: { consentSignedAt }, idempotencyKey: key });
  }

  pause(id: string, reason: string, reviewOn: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'pause', { reason, reviewOn });
  }

  resume(id: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'resume');
  }

  discontinue(id: string, reason: string, note: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'discontinue', { reason, note });
  }

  withdraw(id: string, note: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'withdraw', { note });
  }

  amend(id: string, sessionCount: number, addedDoses: readonly number[], reason: string): Promise<CommandResult<Plan>> {
    return this.#command(id, 'amend', { sessionCount, addedDoses, reason });
  }

  #command(id: string, verb: string, body: object = {}): Promise<CommandResult<Plan>> {
    return this.#commands.send({ url: `/api/treatment-plans/${id}/${verb}`, body });
  }
}
