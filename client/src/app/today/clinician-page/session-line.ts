import { IconName } from '../../ui/icon/icons';
import { Tone } from '../../ui/tone';
import { linkTo } from '../../paths';
import { ClinicianToday, TodayConsultation, TodaySession } from '../clinician-today-api';

/** One visit of the day, session or consultation, as the list shows it. */
export interface VisitLine {
  readonly id: string;
  readonly startsAt: string;
  readonly patientName: string;
  readonly clinicianName: string;
  readonly roomName: string;
  /** "2 of 6", "Booster" or "Consultation". */
  readonly place: string;
  readonly look: SessionLook;
  readonly link: readonly string[];
  /** "Open the session of Amos Fennimore" */
  readonly opens: string;
  /** A session whose note nobody has begun. */
  readonly wantsNote: boolean;
}

export interface SessionLook {
  readonly tone: Tone;
  readonly icon: IconName;
  /** State and, when it runs, for how long. */
  readonly words: string;
  readonly live: boolean;
}

/** Sessions and consultations of a day in the order of time. @param now epoch milliseconds */
export function visitsOf({ sessions, consultations }: ClinicianToday, now: number): VisitLine[] {
  const lines = [
    ...sessions.map((session) => sessionLine(session, now)),
    ...consultations.map((consultation) => consultationLine(consultation)),
  ];
  return lines.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
}

function sessionLine(session: TodaySession, now: number): VisitLine {
  const { sessionId: id, startsAt, patientName, clinicianName, roomName, state } = session;
  return {
    ...{ id, startsAt, patientName, clinicianName, roomName },
    ...{ place: placeOf(session), look: sessionLook(session, now) },
    ...{ link: linkTo.session(id), opens: `Open the session of ${patientName}` },
    wantsNote: session.noteId === null && ['recovering', 'discharged', 'closed'].includes(state),
  };
}

function consultationLine(consultation: TodayConsultation): VisitLine {
  const { consultationId: id, startsAt, patientName, clinicianName, roomName } = consultation;
  return {
    ...{ id, startsAt, patientName, clinicianName, roomName },
    ...{ place: 'Consultation', look: CONSULTATION_LOOKS[consultation.state], wantsNote: false },
    ...{ link: linkTo.consultation(id), opens: `Open the consultation of ${patientName}` },
  };
}

const CONSULTATION_LOOKS: Readonly<Record<TodayConsultation['state'], SessionLook>> = {
  scheduled: { tone: 'scheduled', icon: 'cal', words: 'Scheduled', live: false },
  checked_in: { tone: 'arrived', icon: 'door', words: 'Arrived', live: true },
  in_progress: { tone: 'in-session', icon: 'pulse', words: 'In consultation', live: true },
  completed: { tone: 'warn', icon: 'pen', words: 'To sign', live: false },
  signed: { tone: 'discharged', icon: 'check', words: 'Signed', live: false },
  no_show: { tone: 'no-show', icon: 'noshow', words: 'No-show', live: false },
};

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
