import { Tone } from '../ui/tone';
import { IconName } from '../ui/icon/icons';
import { BoardVisit } from './board-api';

export interface StateWords {
  readonly word: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

const WORDS: Readonly<Record<BoardVisit['state'], StateWords>> = {
  scheduled: { word: 'Scheduled', tone: 'scheduled', icon: 'cal' },
  arrived: { word: 'Arrived', tone: 'arrived', icon: 'door' },
  ready: { word: 'Ready', tone: 'ready', icon: 'check' },
  in_session: { word: 'In session', tone: 'in-session', icon: 'pulse' },
  recovering: { word: 'Recovering', tone: 'recovering', icon: 'moon' },
  integration: { word: 'Integration', tone: 'integration', icon: 'bubble' },
  discharged: { word: 'Discharged', tone: 'discharged', icon: 'home' },
  held: { word: 'Held', tone: 'held', icon: 'pause' },
  cancelled: { word: 'Cancelled', tone: 'cancelled', icon: 'ban' },
  no_show: { word: 'No-show', tone: 'no-show', icon: 'noshow' },
};

const CONSULTATION_WORDS: Partial<Record<BoardVisit['state'], string>> = {
  in_session: 'In consultation',
  discharged: 'Finished',
};

/** Time that is kept for somebody: offered, or about to be booked. */
const NOT_CONFIRMED: StateWords = { word: 'Not confirmed', tone: 'scheduled', icon: 'clock' };

/** How the state of a visit is told: word, icon and tone always go together. */
export function stateWords(
  visit: Pick<BoardVisit, 'kind' | 'state'> & Partial<Pick<BoardVisit, 'bookingState'>>,
): StateWords {
  if (visit.bookingState === 'hold') return NOT_CONFIRMED;
  const words = WORDS[visit.state];
  const word = visit.kind === 'consultation' ? CONSULTATION_WORDS[visit.state] : undefined;
  return word ? { ...words, word } : words;
}

/** "2/6", "booster" or "consult": what stands in the corner of a block. */
export function ordinalWords(visit: Pick<BoardVisit, 'kind' | 'ordinal' | 'sessionCount'>): string {
  if (visit.kind === 'booster') return 'booster';
  if (visit.kind === 'consultation') return 'consult';
  return visit.ordinal === null ? '' : `${visit.ordinal}/${visit.sessionCount ?? ''}`;
}

/** The same in full, for lists: "Session 2 of 6". */
export function visitWords(visit: Pick<BoardVisit, 'kind' | 'ordinal' | 'sessionCount'>): string {
  if (visit.kind === 'booster') return 'Booster';
  if (visit.kind === 'consultation') return 'Consultation';
  return visit.ordinal === null ? 'Session' : `Session ${visit.ordinal} of ${visit.sessionCount ?? ''}`;
}

/** Family name of a clinician, without titles: "Dr Ana Castellan" -> "Castellan". */
export function shortName(name: string): string {
  return name.trim().split(/\s+/).at(-1) ?? name;
}
