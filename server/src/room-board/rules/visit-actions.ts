import { HOUR_MS, MINUTE_MS } from '../../platform/time/interval.js';
import type { VisitState } from './visit-state.js';

/** Nobody is received for a visit that is further away [J]: it would be a slip on the wrong day of the board. */
export const CHECK_IN_OPENS_HOURS = 12;

export type VisitAction =
  | 'checkIn'
  | 'undoCheckIn'
  | 'bringIn'
  | 'recovery'
  | 'integration'
  | 'move'
  | 'cancel'
  | 'noShow'
  | 'release'
  | 'extend'
  | 'open';

export interface ActionFacts {
  readonly state: VisitState;
  readonly bookingState: string;
  readonly purposeKind: 'consultation' | 'session';
  readonly startsAt: Date;
}

/** What the role may do, from the permission table. */
export interface BoardRights {
  readonly receive: boolean;
  readonly book: boolean;
  readonly conduct: boolean;
}

/** What can be done with a visit on the board now, by this role. */
export function actionsOnVisit(visit: ActionFacts, rights: BoardRights, now: Date): VisitAction[] {
  // Nobody's visit yet: it becomes one, or it runs out.
  if (visit.bookingState === 'hold') return [];
  const actions: VisitAction[] = [];
  if (rights.conduct && visit.state !== 'cancelled' && visit.state !== 'no_show') actions.push('open');
  if (visit.state === 'scheduled' && rights.receive) {
    if (visit.startsAt.getTime() - now.getTime() <= CHECK_IN_OPENS_HOURS * HOUR_MS) actions.push('checkIn');
    if (rights.book) actions.push('move');
    actions.push('cancel');
    if (now.getTime() - visit.startsAt.getTime() >= MINUTE_MS) actions.push('noShow');
  }
  if (visit.state === 'arrived' && rights.receive) actions.push('undoCheckIn');
  // Who waits for a room that is not free is given another one.
  if (visit.state === 'arrived' && visit.bookingState === 'confirmed' && rights.book) actions.push('move');
  if (rights.conduct) actions.push(...phasesOf(visit));
  if (visit.bookingState === 'in_use' && rights.book) actions.push('extend');
  if (visit.bookingState === 'turnover' && rights.book) actions.push('release');
  return actions;
}

/** The next phase of a visit. What needs an entry of its own, a dose, a discharge, is done on its record. */
function phasesOf({ state, purposeKind }: ActionFacts): VisitAction[] {
  if (state === 'arrived') return ['bringIn'];
  if (purposeKind === 'consultation') return [];
  if (state === 'in_session') return ['recovery'];
  return state === 'recovering' ? ['integration'] : [];
}

/** Initials, for who may see that somebody is there but not who. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
    .join(' ');
}
