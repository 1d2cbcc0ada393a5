import { IconName } from '../../ui/icon/icons';
import { Tone } from '../../ui/tone';
import { TodaySession } from '../clinician-today-api';

export interface SessionLook {
  readonly tone: Tone;
  readonly icon: IconName;
  /** State and, when it runs, for how long. */
  readonly words: string;
  readonly live: boolean;
}

/** How far a session is, in words, icon and tone. @param now epoch milliseconds */
export function sessionLook(session: TodaySession, now: number): SessionLook {
  const since = (start: string | null) =>
    start ? ` ${Math.max(0, Math.floor((now - Date.parse(start)) / 60_000))} min` : '';
  switch (session.state) {
    case 'checked_in':
      return { tone: 'arrived', icon: 'door', words: `Arrived${since(session.checkedInAt)}`, live: true };
    case 'ready':
      return { tone: 'ready', icon: 'check', words: 'Ready', live: true };
    case 'in_session':
      return { tone: 'in-session', icon: 'pulse', words: `In session${since(session.doseStartedAt)}`, live: true };
    case 'aborted':
      return { tone: 'held', icon: 'hand', words: 'Aborted', live: true };
    case 'recovering':
      return session.recoveryEndedAt
        ? { tone: 'integration', icon: 'bubble', words: `Integration${since(session.recoveryEndedAt)}`, live: true }
        : { tone: 'recovering', icon: 'moon', words: `Recovering${since(session.recoveryStartedAt)}`, live: true };
    case 'discharged':
    case 'closed':
      return { tone: 'discharged', icon: 'check', words: 'Discharged', live: false };
    case 'held':
      return { tone: 'held', icon: 'hand', words: 'Held', live: false };
    case 'no_show':
      return { tone: 'no-show', icon: 'noshow', words: 'No-show', live: false };
    default:
      return { tone: 'scheduled', icon: 'cal', words: 'Scheduled', live: false };
  }
}

/** `2 of 6`, or Booster. */
export function placeOf({ ordinal, sessionCount }: Pick<TodaySession, 'ordinal' | 'sessionCount'>): string {
  return ordinal === null ? 'Booster' : `${ordinal} of ${sessionCount}`;
}

/** `45 min`, `1 h 31`, `3 days`. @param ms milliseconds */
export function age(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? '1 day' : `${days} days`;
}
