import { IconName } from '../ui/icon/icons';
import { Tone } from '../ui/tone';
import { BoardVisit } from './board-api';
import { DeskDay, DeskLight, DeskVisit } from './desk-api';
import { stateWords, visitWords } from './visit-words';

/** Next: whoever is still to come or waits; all: the whole day. */
export type ArrivalFilter = 'next' | 'all';

/** The step that the row offers: the missing ride or answer first, then the door. */
export type ArrivalStep = 'addRide' | 'ask' | 'checkIn' | 'open';

export interface Arrival {
  readonly visit: BoardVisit;
  readonly room: string;
  readonly words: string;
  readonly state: { readonly word: string; readonly tone: Tone; readonly icon: IconName };
  /** Since when the visit is in its state; null of one that has not begun. */
  readonly since: string | null;
  readonly lights: readonly DeskLight[];
  readonly step: ArrivalStep;
  /** The row to act on first: the one filled button of the screen. */
  readonly lead: boolean;
  readonly mayMarkNoShow: boolean;
}

const WAITING: readonly BoardVisit['state'][] = ['scheduled', 'arrived', 'ready'];
/** Rows that fit beside the strip of rooms at 1280x800. */
const NEXT_ROWS = 8;

/** Rows of the arrivals, late ones and patients who wait with something missing told apart. */
export function arrivalsOf(day: DeskDay, filter: ArrivalFilter): Arrival[] {
  const rows = day.board.visits.flatMap((visit) => {
    if (filter === 'next' && !WAITING.includes(visit.state)) return [];
    const desk = day.visits.find(({ bookingId }) => bookingId === visit.bookingId);
    return [{ ...rowOf(visit, desk), room: day.board.rooms.find(({ id }) => id === visit.roomId)?.name ?? '' }];
  });
  const lead = rows.find(({ step }) => step === 'addRide' || step === 'ask') ?? rows.find(isLate);
  const shown = filter === 'next' ? rows.slice(0, NEXT_ROWS) : rows;
  return shown.map((row) => ({ ...row, lead: row === lead }));
}

/** "next 8 of 11 · 3 waiting · 2 not ready · 1 late" */
export function arrivalsRemark(day: DeskDay, shown: number): string {
  const all = day.board.visits.filter(({ state }) => WAITING.includes(state));
  const here = all.filter(({ state }) => state !== 'scheduled');
  const lightOf = (visit: BoardVisit) => day.visits.find(({ bookingId }) => bookingId === visit.bookingId);
  const notReady = here.filter((visit) => lightOf(visit)?.light === 'block').length;
  const late = all.filter((visit) => (lightOf(visit)?.lateMinutes ?? 0) > 0).length;
  const parts = [shown < all.length ? `next ${shown} of ${all.length}` : `${all.length} to come`];
  if (here.length > 0) parts.push(`${here.length} waiting`);
  if (notReady > 0) parts.push(`${notReady} not ready`);
  if (late > 0) parts.push(`${late} late`);
  return parts.join(' · ');
}

function rowOf(visit: BoardVisit, desk: DeskVisit | undefined) {
  const late = desk?.lateMinutes ?? 0;
  const lights = desk?.lights ?? [];
  return {
    ...{ visit, lights, words: placeWords(visit), step: stepOf(visit, lights), since: sinceOf(visit) },
    state: late > 0 ? lateWords(late) : stateWords(visit),
    mayMarkNoShow: visit.allowedActions.includes('noShow'),
  };
}

/** The time that belongs to the state, and none where nothing was recorded with it. */
function sinceOf(visit: BoardVisit): string | null {
  switch (visit.state) {
    case 'arrived':
    case 'ready':
      return visit.checkedInAt;
    case 'in_session':
      return visit.sessionStartedAt;
    case 'recovering':
      return visit.recoveryStartedAt;
    case 'integration':
      return visit.recoveryEndedAt;
    case 'discharged':
      return visit.endedAt;
    default:
      return null;
  }
}

/** "2 of 6": the column is headed "Visit". */
function placeWords(visit: BoardVisit): string {
  if (visit.kind === 'consultation') return 'Consult';
  return visit.ordinal === null ? visitWords(visit) : `${visit.ordinal} of ${visit.sessionCount ?? ''}`;
}

function stepOf(visit: BoardVisit, lights: readonly DeskLight[]): ArrivalStep {
  if (visit.allowedActions.includes('checkIn')) return 'checkIn';
  const missing = lights.filter(({ light }) => light === 'block').map(({ cause }) => cause);
  if (missing.includes('ride')) return 'addRide';
  return lights.some(({ open, light }) => open && light === 'block') ? 'ask' : 'open';
}

function isLate({ step, mayMarkNoShow }: { readonly step: ArrivalStep; readonly mayMarkNoShow: boolean }): boolean {
  return step === 'checkIn' && mayMarkNoShow;
}

function lateWords(minutes: number): Arrival['state'] {
  return { word: `Late ${minutes} min`, tone: 'warn', icon: 'clock' };
}
