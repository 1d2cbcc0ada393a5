import { isAllowed } from '../../auth/rules/permissions.js';
import type { Role } from '../../staff/rules/roles.js';
import type { BoardRights } from './visit-actions.js';

/** Who looks: whether they may know the patients, and what they may do. */
export interface BoardViewer extends BoardRights {
  readonly names: boolean;
}

/** What a role may see and do on the board, from the permission table. */
export function viewerOf(role: string): BoardViewer {
  const known = role as Role;
  return {
    names: isAllowed(known, 'patient.read'),
    receive: isAllowed(known, 'session.receive'),
    book: isAllowed(known, 'booking.book'),
    conduct: isAllowed(known, 'session.conduct'),
  };
}
