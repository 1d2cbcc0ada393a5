import type { Role } from '../../staff/rules/roles.js';

/**
 * Who may do what: the only table of permissions. What is not here is denied.
 * Front desk never reaches a note or a score; admin has no clinical read; managers see aggregates.
 */
export const PERMISSIONS = {
  'auth.useOwnSignIn': ['front_desk', 'clinician', 'manager', 'admin'],
  'live.follow': ['front_desk', 'clinician', 'manager', 'admin'],
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
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

export function isAllowed(role: Role, action: Action): boolean {
  return (PERMISSIONS[action] as readonly Role[]).includes(role);
}

/** Everything a role may do, for screens that show or hide a place. */
export function actionsOf(role: Role): Action[] {
  return (Object.keys(PERMISSIONS) as Action[]).filter((action) => isAllowed(role, action));
}
