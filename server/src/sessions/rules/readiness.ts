import { daysApart } from './days-apart.js';
import { sessionError } from './session-errors.js';

/** clear = nothing to do, attention = look at it, block = the session does not go on. */
export type Light = 'clear' | 'attention' | 'block';

/** What the front desk is told instead of the check itself (invariant 15). */
export type Cause = 'identity' | 'ride' | 'fasting' | 'consent' | 'see_clinician';

/** Days after which a weight is too old to dose by [J] (domain.md 1.3). */
export const WEIGHT_FRESH_DAYS = 30;

/** Days after which a consent has expired (S9, domain.md 5.2). */
export const CONSENT_VALID_DAYS = 365;

interface Answer {
  readonly label: string;
  readonly light: Light;
}

interface Question {
  readonly label: string;
  readonly cause: Cause;
  /** Light while nobody has answered. */
  readonly open: Light;
  readonly answers: Readonly<Record<string, Answer>>;
}

const clear = (label: string): Answer => ({ label, light: 'clear' });
const attention = (label: string): Answer => ({ label, light: 'attention' });
const block = (label: string): Answer => ({ label, light: 'block' });

/** Checks that somebody answers at every session. The contraindications are screened again each time (S9). */
export const QUESTIONS = {
  identity: { label: 'Identity', cause: 'identity', open: 'block', answers: { confirmed: clear('Confirmed') } },
  fasting: {
    label: 'Fasting',
    cause: 'fasting',
    open: 'block',
    answers: { kept: clear('Kept'), partly: attention('Partly'), not_kept: block('Not kept') },
  },
  screen: {
    label: 'Contraindications',
    cause: 'see_clinician',
    open: 'block',
    answers: { unchanged: clear('Unchanged'), changed: block('Changed') },
  },
  safety: {
    label: 'Safety',
    cause: 'see_clinician',
    open: 'block',
    answers: { no_concern: clear('No concern'), concern: block('Concern') },
  },
  medication: {
    label: 'Medication hold',
    cause: 'see_clinician',
    open: 'attention',
    answers: { as_instructed: clear('As instructed'), taken: attention('Taken') },
  },
  pregnancy: {
    label: 'Pregnancy test',
    cause: 'see_clinician',
    open: 'attention',
    answers: { not_applicable: clear('Not applicable'), negative: clear('Negative'), positive: block('Positive') },
  },
} as const satisfies Record<string, Question>;

export type QuestionKey = keyof typeof QUESTIONS;
const FRONT_DESK: readonly QuestionKey[] = ['identity', 'fasting'];

/** Check -> answer, who gave it and when. */
export type Answers = Record<string, { answer: string; by: string; at: string }>;

export interface ReadinessFacts {
  readonly answers: Readonly<Record<string, { readonly answer: string } | undefined>>;
  readonly escortName: string | null;
  readonly escortPhone: string | null;
  readonly weightKg: number | null;
  readonly weightMeasuredAt: Date | null;
  readonly consentSignedAt: Date | null;
  /** A signed finding of eligibility holds today. */
  readonly eligible: boolean;
  readonly now: Date;
}

export interface ReadinessCheck {
  readonly key: string;
  readonly label: string;
  readonly cause: Cause;
  readonly light: Light;
  /** What is known, in a word or two. */
  readonly state: string;
  /** The answer given, and those there are; empty for what is read from the record. */
  readonly answer: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Whether the front desk may answer it. */
  readonly frontDesk: boolean;
}

/** Every check of a session with its light. */
export function readinessOf(facts: ReadinessFacts): ReadinessCheck[] {
  return [
    asked('identity', facts),
    known('escort', 'Ride home', 'ride', facts.escortName && facts.escortPhone ? 'clear' : 'block', escortWords(facts)),
    asked('fasting', facts),
    known('consent', 'Consent', 'consent', ...consentLight(facts)),
    known('eligibility', 'Eligibility', 'see_clinician', ...eligibilityLight(facts)),
    asked('screen', facts),
    asked('safety', facts),
    known('weight', 'Weight', 'see_clinician', ...weightLight(facts)),
    asked('medication', facts),
    asked('pregnancy', facts),
  ];
}

export function overallLight(checks: readonly { readonly light: Light }[]): Light {
  return checks.reduce<Light>((worst, check) => worseOf(worst, check.light), 'clear');
}

/** @throws session.notReady naming every check that blocks (`facts.checks`) */
export function assertReady(checks: readonly ReadinessCheck[]): void {
  const blocking = checks.filter((check) => check.light === 'block');
  if (blocking.length === 0) return;
  throw sessionError('session.notReady', {
    detail: `Not ready: ${blocking.map((check) => check.label.toLowerCase()).join(', ')}.`,
    facts: { checks: blocking.map((check) => check.key) },
  });
}

/**
 * Refuses a check or an answer that is not there, and a clinician's check answered by anybody else.
 * @throws session.checkUnknown, session.checkNotYours
 */
export function assertAnswers(answers: Readonly<Record<string, string>>, clinician: boolean): void {
  for (const [key, answer] of Object.entries(answers)) {
    if (!Object.hasOwn(QUESTIONS, key)) throw sessionError('session.checkUnknown');
    if (!Object.hasOwn(QUESTIONS[key as QuestionKey].answers, answer)) throw sessionError('session.checkUnknown');
    if (!clinician && !FRONT_DESK.includes(key as QuestionKey)) throw sessionError('session.checkNotYours');
  }
}

interface Arrival {
  readonly checkedInAt: Date | null;
  readonly readiness: Readonly<Answers>;
  readonly escortName: string | null;
  readonly escortPhone: string | null;
  readonly weightKg: number | null;
  readonly weightMeasuredAt: Date | null;
}

/**
 * What is known of a patient who is not here after all: nothing that was answered, named or measured since the check-in,
 * which was somebody else's. An escort of whom nobody knows when it was named goes too: it is asked for again.
 */
export function withoutArrival(session: Arrival): Omit<Arrival, 'checkedInAt'> {
  const { checkedInAt, readiness, weightMeasuredAt } = session;
  const before = (at: Date | string | null | undefined) =>
    checkedInAt !== null && at !== null && at !== undefined && new Date(at) < checkedInAt;
  const weighed = before(weightMeasuredAt);
  const escort = before(readiness['escort']?.at);
  return {
    readiness: Object.fromEntries(Object.entries(readiness).filter(([, { at }]) => before(at))),
    escortName: escort ? session.escortName : null,
    escortPhone: escort ? session.escortPhone : null,
    weightKg: weighed ? session.weightKg : null,
    weightMeasuredAt: weighed ? weightMeasuredAt : null,
  };
}

/** What is asked anew when a visit goes to another date. A weight keeps its own date. */
export const UNANSWERED = { readiness: {}, escortName: null, escortPhone: null } as const;

function asked(key: QuestionKey, facts: ReadinessFacts): ReadinessCheck {
  const { label, cause, open, answers }: Question = QUESTIONS[key];
  const answer = facts.answers[key]?.answer ?? null;
  const given = answer === null ? undefined : answers[answer];
  return {
    ...{ key, label, cause, answer, light: given?.light ?? open, state: given?.label ?? 'Not asked' },
    options: Object.entries(answers).map(([value, option]) => ({ value, label: option.label })),
    frontDesk: FRONT_DESK.includes(key),
  };
}

function known(key: string, label: string, cause: Cause, light: Light, state: string): ReadinessCheck {
  return { key, label, cause, light, state, answer: null, options: [], frontDesk: key === 'escort' };
}

function escortWords({ escortName, escortPhone }: ReadinessFacts): string {
  if (!escortName) return 'Nobody named';
  return escortPhone ? escortName : `${escortName}, no telephone`;
}

function consentLight({ consentSignedAt, now }: ReadinessFacts): [Light, string] {
  if (!consentSignedAt) return ['block', 'Not signed'];
  return daysApart(consentSignedAt, now) > CONSENT_VALID_DAYS ? ['block', 'Expired'] : ['clear', 'Signed'];
}

function eligibilityLight({ eligible }: ReadinessFacts): [Light, string] {
  return eligible ? ['clear', 'Holds'] : ['block', 'Expired or missing'];
}

function weightLight({ weightKg, weightMeasuredAt, now }: ReadinessFacts): [Light, string] {
  if (weightKg === null || !weightMeasuredAt) return ['block', 'Not measured'];
  const age = daysApart(weightMeasuredAt, now);
  if (age > WEIGHT_FRESH_DAYS) return ['block', `${Math.floor(age)} days old`];
  return ['clear', `${weightKg} kg`];
}

const BADNESS: readonly Light[] = ['clear', 'attention', 'block'];

function worseOf(a: Light, b: Light): Light {
  return BADNESS.indexOf(a) >= BADNESS.indexOf(b) ? a : b;
}
