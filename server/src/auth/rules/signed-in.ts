import type { Role } from '../../staff/rules/roles.js';

/** Who is signed in, and at which clinic. */
export interface SignedIn {
  readonly staff: {
    readonly id: string;
    readonly displayName: string;
    readonly credential: string | null;
    readonly role: Role;
  };
  readonly clinic: { readonly locationId: string; readonly name: string; readonly timeZone: string };
}
