import { HttpErrorResponse } from '@angular/common/http';
import { FieldTree, isFieldTree, ValidationError } from '@angular/forms/signals';

/** The body of every refusal of the server (RFC 9457), and of a request that never reached it (`code: 'network'`). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Machine name of the reason, e.g. `session.vitalsStale`; `network` when no answer came. */
  readonly code: string;
  readonly detail: string;
  /** Messages by dotted path of the field in the request body, e.g. `slots.0.startsAt`. */
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>>;
  /** What explains the refusal; which facts come depends on the code. */
  readonly facts?: ProblemFacts;
  /** What to quote when asking for help. */
  readonly requestId?: string;
}

/** Never patient data. */
export interface ProblemFacts {
  /** `booking.*`: everything that is in the way of a visit, worst first. */
  readonly obstacles?: readonly {
    /** One of the codes of `booking.*`. */
    readonly code: string;
    /** Whether somebody who may `booking.override` can set it aside with a reason. */
    readonly overridable: boolean;
    readonly detail: string;
    /** ISO 8601, UTC; of a room with its turnover */
    readonly startsAt?: string;
    readonly endsAt?: string;
    readonly roomName?: string;
    readonly what?: 'consultation' | 'session';
  }[];
  /** `calendar.bookingsAffected`: the first bookings that a change leaves standing, the ids of all, and how many. */
  readonly bookings?: readonly AffectedBookingFact[];
  readonly ids?: readonly string[];
  readonly total?: number;
  /** `session.notReady`, `session.notDischargeable`: keys of the checks that block. */
  readonly checks?: readonly string[];
  /** `session.outOfOrder`: the slot that comes first. */
  readonly ordinal?: number;
  /** `session.tooSoon`: hours between the sessions, and the fewest that the plan allows. */
  readonly hours?: number;
  readonly minGapHours?: number;
  /** `session.seriesClashes`: everything that stands against each visit. */
  readonly visits?: readonly {
    readonly ordinal: number;
    readonly problems: { readonly code: string; readonly detail: string }[];
  }[];
  /** `booking.changed`: the version that it has now. */
  readonly version?: number;
  /** State of the row when the command came. */
  readonly state?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Where, when and with whom of the staff; never whose booking it is. */
export interface AffectedBookingFact {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomName: string;
  readonly clinicianName: string;
  readonly what: 'consultation' | 'session';
}

const NO_ANSWER: Problem = {
  type: 'about:blank',
  title: 'The server did not answer',
  status: 0,
  code: 'network',
  detail: 'Nothing was saved. What you typed is still here.',
};

/** Turns whatever a request failed with into a Problem. Errors that no request produced are thrown again. */
export function toProblem(error: unknown): Problem {
  const response = error instanceof HttpErrorResponse ? error : causeOf(error);
  if (!response) throw error;
  if (response.status === 0) return NO_ANSWER;
  const body: unknown = parsed(response.error);
  if (isProblem(body)) return body;
  return {
    type: 'about:blank',
    title: response.status >= 500 ? 'The server could not do that' : 'The server refused that',
    status: response.status,
    code: `http.${response.status}`,
    detail: response.status >= 500 ? 'Nothing was saved. Try again in a moment.' : 'Nothing was changed.',
  };
}

/**
 * Server errors for a Signal Forms submission: each message lands on the field of its path, what has no field of its
 * own lands on the form. Return it from the `action` of `submission`.
 */
export function toFieldErrors(problem: Problem, form: FieldTree<unknown>): ValidationError.WithOptionalFieldTree[] {
  const placed = Object.entries(problem.fieldErrors ?? {}).flatMap(([path, messages]) => {
    const fieldTree = fieldAt(form, path);
    return messages.map((message) => ({ kind: problem.code, message, ...(fieldTree ? { fieldTree } : {}) }));
  });
  const errors = placed.length > 0 ? placed : [{ kind: problem.code, message: problem.detail || problem.title }];
  if (errors.some((error) => !('fieldTree' in error))) dropBeforeNextTry(form);
  return errors;
}

/**
 * A submission error stays, and blocks the next submission, until the value of its field changes. That is right for a
 * field; but what the whole form was refused for (no network, the state at another desk) may have passed by itself, so
 * the next try begins without it. A fresh copy of the same value is a change to Signal Forms and to nobody else.
 */
function dropBeforeNextTry(form: FieldTree<unknown>): void {
  const drop = () => form().value.update((value) => (isRecord(value) ? { ...value } : value));
  document.addEventListener('submit', drop, { capture: true, once: true });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldAt(form: FieldTree<unknown>, path: string): FieldTree<unknown> | undefined {
  let field = form as FieldTree<unknown> & Record<string, FieldTree<unknown> | undefined>;
  for (const key of path.split('.')) {
    const child = field[key];
    if (typeof child !== 'function' || !isFieldTree(child)) return undefined;
    field = child as typeof field;
  }
  return field;
}

/** Resources wrap what went wrong in an Error with a cause. */
function causeOf(error: unknown): HttpErrorResponse | undefined {
  return error instanceof Error && error.cause instanceof HttpErrorResponse ? error.cause : undefined;
}

/** A request for text or a file keeps the body of its refusal as text. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;
}
