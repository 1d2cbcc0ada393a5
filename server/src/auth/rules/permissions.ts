import { type Role, ROLES } from '../../staff/rules/roles.js';
import type { SignInKind } from './sign-in-lifetime.js';

/** Who a sign-in lets act: a role, or the screen in the hallway, which is nobody's desk. */
export const HOLDERS = [...ROLES, 'hallway'] as const;
export type Holder = (typeof HOLDERS)[number];

/**
 * Who may do what: the only table of permissions. What is not here is denied.
 * Front desk never reaches a note or a score; admin has no clinical read; managers see aggregates. A hallway screen hangs
 * where nobody watches it: it has what its one page reads, and nothing that writes.
 */
export const PERMISSIONS = {
  'auth.readOwnSignIn': ['front_desk', 'clinician', 'manager', 'admin', 'hallway'],
  'auth.useOwnSignIn': ['front_desk', 'clinician', 'manager', 'admin'],
  'live.follow': ['front_desk', 'clinician', 'manager', 'admin', 'hallway'],
  'hallway.read': ['hallway'],
  'hallway.show': ['front_desk', 'manager'],
  'hallway.end': ['front_desk', 'manager', 'admin'],
  'staff.readClinicians': ['front_desk', 'clinician', 'manager', 'admin'],
  'staff.manage': ['admin'],
  'audit.read': ['admin'],

  'inquiry.read': ['front_desk', 'clinician'],
  'inquiry.record': ['front_desk', 'clinician'],
  'inquiry.triage': ['front_desk', 'clinician'],
  'patient.search': ['front_desk', 'clinician'],
  'patient.read': ['front_desk', 'clinician'],
  'patient.edit': ['front_desk', 'clinician'],
  'patient.alerts': ['clinician'],
  'chart.read': ['front_desk', 'clinician'],

  'calendar.read': ['front_desk', 'clinician', 'manager', 'admin'],
  'calendar.edit': ['manager', 'admin'],

  'room.read': ['front_desk', 'clinician', 'manager', 'admin'],
  'board.read': ['front_desk', 'clinician', 'manager'],
  'booking.read': ['front_desk', 'clinician'],
  'booking.book': ['front_desk', 'clinician'],
  'booking.override': ['clinician'],
  'waitlist.read': ['front_desk', 'clinician'],
  'waitlist.keep': ['front_desk', 'clinician'],

  'consultation.book': ['front_desk', 'clinician'],
  'consultation.receive': ['front_desk', 'clinician'],
  'consultation.read': ['clinician'],
  'consultation.record': ['clinician'],

  'plan.readProgress': ['front_desk', 'clinician'],
  'plan.read': ['clinician'],
  'plan.write': ['clinician'],

  'session.schedule': ['front_desk', 'clinician'],
  'session.receive': ['front_desk', 'clinician'],
  'session.read': ['clinician'],
  'session.conduct': ['clinician'],

  'note.read': ['clinician'],
  'note.write': ['clinician'],
  'score.read': ['clinician'],
  'score.record': ['clinician'],

  'booster.read': ['clinician'],
  'booster.review': ['clinician'],
  'booster.book': ['front_desk', 'clinician'],

  'today.counts': ['front_desk', 'clinician'],
  'today.frontDesk': ['front_desk'],
  'today.clinician': ['clinician'],
  'today.manager': ['manager'],
  'report.read': ['manager'],
} as const satisfies Record<string, readonly Holder[]>;

export type Action = keyof typeof PERMISSIONS;

/** Of a hallway sign-in it does not matter whose it is: it may do the same for everybody. */
export function holderOf({ kind, role }: { readonly kind: SignInKind; readonly role: Role }): Holder {
  return kind === 'hallway' ? 'hallway' : role;
}

export function isAllowed(holder: Holder, action: Action): boolean {
  return (PERMISSIONS[action] as readonly Holder[]).includes(holder);
}

/** Everything a role or a hallway screen may do, for screens that show or hide a place. */
export function actionsOf(holder: Holder): Action[] {
  return (Object.keys(PERMISSIONS) as Action[]).filter((action) => isAllowed(holder, action));
}
