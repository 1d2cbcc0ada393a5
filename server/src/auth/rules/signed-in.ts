import type { Role } from '../../staff/rules/roles.js';
import type { SignInKind } from './sign-in-lifetime.js';

/** Who is signed in, as what, until when, and at which clinic. */
export interface SignedIn {
  readonly kind: SignInKind;
  readonly expiresAt: Date;
  readonly staff: {
    readonly id: string;
    readonly displayName: string;
    readonly credential: string | null;
    readonly role: Role;
  };
  readonly clinic: { readonly locationId: string; readonly name: string; readonly timeZone: string };
}
