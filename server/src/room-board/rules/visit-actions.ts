import type { VisitState } from './visit-state.js';

export type VisitAction = 'checkIn' | 'move' | 'cancel' | 'noShow' | 'release' | 'open';

export interface ActionFacts {
  readonly kind: 'consultation' | 'session';
  readonly state: VisitState;
  readonly bookingState: string;
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
  const actions: VisitAction[] = [];
  if (rights.conduct && visit.state !== 'cancelled' && visit.state !== 'no_show') actions.push('open');
  if (visit.state === 'scheduled' && rights.receive) {
    actions.push('checkIn');
    if (visit.kind === 'session' && rights.book) actions.push('move');
    actions.push('cancel');
    if (now >= visit.startsAt) actions.push('noShow');
  }
  if (visit.bookingState === 'turnover' && rights.book) actions.push('release');
  return actions;
}

/** Initials, for who may see that somebody is there but not who. */
export function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
    .join(' ');
}
