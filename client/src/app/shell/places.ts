import { computed, inject, Service } from '@angular/core';
import { Route, Router } from '@angular/router';
import { Auth } from '../auth/auth';
import { Role } from '../auth/auth-session';
import { PATHS, PathSegment } from '../paths';
import { IconName } from '../ui/icon/icons';

export interface Place {
  readonly path: PathSegment;
  readonly label: string;
  readonly icon: IconName;
  readonly roles: readonly Role[];
  /** Stands at the foot of the rail. */
  readonly end?: true;
}

const EVERYONE = ['front_desk', 'clinician', 'manager'] as const satisfies readonly Role[];

/** The rail of each role, top to bottom. */
export const PLACES: readonly Place[] = [
  { path: PATHS.today, label: 'Today', icon: 'today', roles: EVERYONE },
  { path: PATHS.board, label: 'Board', icon: 'board', roles: EVERYONE },
  { path: PATHS.inquiries, label: 'Inquiries', icon: 'inbox', roles: ['front_desk'] },
  { path: PATHS.patients, label: 'Patients', icon: 'people', roles: ['front_desk', 'clinician'] },
  { path: PATHS.booker, label: 'Booker', icon: 'cal', roles: ['front_desk'] },
  { path: PATHS.notes, label: 'Notes', icon: 'note', roles: ['clinician'] },
  { path: PATHS.boosters, label: 'Boosters', icon: 'booster', roles: ['clinician'] },
  { path: PATHS.reports, label: 'Reports', icon: 'chart', roles: ['manager', 'admin'] },
  { path: PATHS.audit, label: 'Audit', icon: 'audit', roles: ['manager', 'admin'] },
  { path: PATHS.settings, label: 'Settings', icon: 'gear', roles: ['manager', 'admin'], end: true },
];

/** Where the person signed in can go: their role's places, of those the router knows. */
@Service()
export class Places {
  readonly #auth = inject(Auth);
  readonly #router = inject(Router);

  readonly all = computed(() => {
    const role = this.#auth.session()?.staff.role;
    const known = new Set(this.#router.config.flatMap(segments));
    return PLACES.filter((place) => role && place.roles.includes(role) && known.has(place.path));
  });
}

function segments(route: Route): readonly string[] {
  return [(route.path ?? '').split('/')[0] ?? '', ...(route.children ?? []).flatMap(segments)];
}
