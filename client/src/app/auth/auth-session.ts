/** Who is signed in, at which clinic, and what the server lets them do. */
export interface AuthSession {
  readonly staff: {
    readonly id: string;
    readonly displayName: string;
    readonly credential: string | null;
    readonly role: Role;
  };
  readonly allowedActions: readonly string[];
  readonly clinic: { readonly locationId: string; readonly name: string; readonly timeZone: string };
  /** Minutes without a request after which the server locks. */
  readonly idleMinutes: number;
}

export type Role = 'front_desk' | 'clinician' | 'manager' | 'admin';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  front_desk: 'Front desk',
  clinician: 'Clinician',
  manager: 'Manager',
  admin: 'Administrator',
};

/** The one state of authentication; every screen of the shell follows from its kind. */
export type AuthState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'signedIn'; readonly session: AuthSession }
  | { readonly kind: 'locked'; readonly session: AuthSession }
  | { readonly kind: 'unavailable' };
