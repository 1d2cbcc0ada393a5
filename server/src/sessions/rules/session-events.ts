import { sessionError } from './session-errors.js';
import type { SessionState } from './session-lifecycle.js';

/** What can be stamped during a session, and the integration contact 24 to 72 h after it (S25, S53). */
export const EVENT_KINDS = [
  ...(['comfort', 'repositioned', 'water', 'spoke', 'pump', 'note'] as const),
  ...(['adverse', 'resolved', 'integration_contact'] as const),
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const SEVERITIES = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface EventEntry {
  /** Made by the device that stamped it. */
  readonly id: string;
  readonly at: Date;
  readonly kind: EventKind;
  readonly text: string | null;
  readonly severity: Severity | null;
  readonly resolvesId: string | null;
}

type Told = Pick<EventEntry, 'kind' | 'text' | 'severity'>;

interface Known {
  readonly id: string;
  readonly kind: EventKind;
  readonly resolvesId: string | null;
}

/** Where the session is when an event comes in. */
export interface EventGround {
  readonly state: SessionState;
  readonly checkedInAt: Date | null;
  readonly dischargedAt: Date | null;
  /** Nothing has happened after this. */
  readonly latest: Date;
}

const AT_THE_CHAIR: readonly SessionState[] = ['checked_in', 'ready', 'in_session', 'aborted', 'recovering'];

/** Adverse events that nobody has marked as over. */
export function openAdverse<T extends Known>(events: readonly T[]): T[] {
  const over = new Set(events.map((event) => event.resolvesId));
  return events.filter((event) => event.kind === 'adverse' && !over.has(event.id));
}

/**
 * An event that a device kept while the network was gone may come in after the discharge, when it happened before. That
 * an adverse event is over may be found later than that.
 * @throws session.eventInvalid, session.wrongState
 */
export function assertEvent(entry: EventEntry, ground: EventGround, known: readonly Known[]): void {
  const { state, checkedInAt, dischargedAt, latest } = ground;
  const before = dischargedAt !== null && entry.at <= dischargedAt;
  const late = state === 'discharged' && (before || entry.kind === 'resolved');
  const contact = entry.kind === 'integration_contact';
  if (contact ? !['discharged', 'closed'].includes(state) : !AT_THE_CHAIR.includes(state) && !late) {
    throw sessionError('session.wrongState');
  }
  if (checkedInAt !== null && entry.at < checkedInAt) throw invalid('at', 'This lies before the check-in.');
  if (entry.at > latest) throw invalid('at', 'This lies in the future.');
  if ((entry.kind === 'adverse') !== (entry.severity !== null)) {
    throw invalid('severity', 'An adverse event has a severity, and nothing else has one.');
  }
  if (['adverse', 'note'].includes(entry.kind) && !entry.text) throw invalid('text', 'Say what happened.');
  const isOpen = openAdverse(known).some((event) => event.id === entry.resolvesId);
  if (entry.kind === 'resolved' ? !isOpen : entry.resolvesId !== null) {
    throw invalid('resolvesId', 'There is no such open adverse event.');
  }
}

/** An event that comes in again is the one that is known. @throws session.eventDiffers */
export function assertSameEvent(again: Told, known: Told): void {
  const same = again.kind === known.kind && again.text === known.text && again.severity === known.severity;
  if (!same) throw sessionError('session.eventDiffers');
}

function invalid(field: string, message: string) {
  return sessionError('session.eventInvalid', { fieldErrors: { [field]: [message] } });
}
