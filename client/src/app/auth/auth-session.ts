import type { AuthResponse } from '../../api/generated/types.gen';

/** Who is signed in, at which clinic, and what the server lets them do. */
export type AuthSession = Readonly<AuthResponse>;
export type Role = AuthSession['staff']['role'];
export type Action = AuthSession['allowedActions'][number];

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
  /** Without a session when the console was loaded anew while locked: nothing is behind the lock then. */
  | { readonly kind: 'locked'; readonly session: AuthSession | undefined }
  | { readonly kind: 'unavailable' };
