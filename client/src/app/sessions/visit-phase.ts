import { SessionConsole } from './session-api';

export type PhaseKey = 'prep' | 'session' | 'recovery' | 'integration';
export const PHASES: readonly PhaseKey[] = ['prep', 'session', 'recovery', 'integration'];

/** The phase that runs now; undefined before the arrival and after the discharge. */
export function livePhase({ state, recoveryEndedAt }: SessionConsole): PhaseKey | undefined {
  switch (state) {
    case 'checked_in':
    case 'ready':
      return 'prep';
    case 'in_session':
    case 'aborted':
      return 'session';
    case 'recovering':
      return recoveryEndedAt ? 'integration' : 'recovery';
    default:
      return undefined;
  }
}

/** When the running phase began, ISO. */
export function phaseStart(session: SessionConsole): string | null {
  switch (livePhase(session)) {
    case 'prep':
      return session.checkedInAt;
    case 'session':
      return session.doseStartedAt;
    case 'recovery':
      return session.recoveryStartedAt;
    case 'integration':
      return session.recoveryEndedAt;
    default:
      return null;
  }
}

/** `38:26`, `1:04:10` from an hour on. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(seconds / 3600);
  return hours > 0 ? `${hours}:${parts.join(':')}` : parts.join(':');
}
