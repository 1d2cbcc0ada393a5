import { computed, inject, Service } from '@angular/core';
import { Route, Router } from '@angular/router';
import { Auth } from '../auth/auth';
import { Action } from '../auth/auth-session';
import { linkTo, PATHS, PathSegment } from '../paths';
import { IconName } from '../ui/icon/icons';

export interface Place {
  readonly path: PathSegment;
  readonly label: string;
  readonly icon: IconName;
  /** Who may do one of these has the place. */
  readonly actions: readonly Action[];
  /** Stands at the foot of the rail. */
  readonly end?: true;
}

/** The rail, top to bottom. */
export const PLACES: readonly Place[] = [
  {
    path: PATHS.today,
    label: 'Today',
    icon: 'today',
    actions: ['today.frontDesk', 'today.clinician', 'today.manager'],
  },
  { path: PATHS.board, label: 'Board', icon: 'board', actions: ['board.read'] },
  { path: PATHS.inquiries, label: 'Inquiries', icon: 'inbox', actions: ['inquiry.read'] },
  { path: PATHS.patients, label: 'Patients', icon: 'people', actions: ['patient.search'] },
  { path: PATHS.booker, label: 'Booker', icon: 'cal', actions: ['session.schedule'] },
  { path: PATHS.notes, label: 'Notes', icon: 'note', actions: ['note.write'] },
  { path: PATHS.boosters, label: 'Boosters', icon: 'booster', actions: ['booster.read'] },
  { path: PATHS.reports, label: 'Reports', icon: 'chart', actions: ['report.read'] },
  { path: PATHS.audit, label: 'Audit', icon: 'audit', actions: ['audit.read'] },
  { path: PATHS.settings, label: 'Settings', icon: 'gear', actions: ['calendar.edit'], end: true },
];

/** Screens within a place that people ask for by name. */
export const NAMED_WAYS: readonly {
  readonly label: string;
  readonly icon: IconName;
  readonly action: Action;
  readonly link: readonly string[];
}[] = [
  { label: 'New patient', icon: 'people', action: 'patient.edit', link: linkTo.newPatient() },
  { label: 'Waitlist', icon: 'clock', action: 'waitlist.read', link: linkTo.waitlist() },
  { label: 'Plan completion report', icon: 'chart', action: 'report.read', link: linkTo.reports() },
];

/** Where the person signed in can go: what they may do, of what the router knows. */
@Service()
export class Places {
  readonly #auth = inject(Auth);
  readonly #router = inject(Router);

  readonly all = computed(() => {
    const known = new Set(this.#router.config.flatMap(segments));
    return PLACES.filter(({ path, actions }) => known.has(path) && actions.some((action) => this.#auth.may(action)));
  });
}

function segments(route: Route): readonly string[] {
  return [(route.path ?? '').split('/')[0] ?? '', ...(route.children ?? []).flatMap(segments)];
}
