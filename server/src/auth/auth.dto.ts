import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { RequiredText } from '../platform/http/fields.js';
import { type Action, actionsOf, holderOf } from './rules/permissions.js';
import type { SignedIn } from './rules/signed-in.js';
import { IDLE_MINUTES } from './rules/sign-in-lifetime.js';

export class UnlockRequest {
  /** Taken as typed, spaces included. */
  @IsString({ message: 'Enter your password.' })
  @IsNotEmpty({ message: 'Enter your password.' })
  @MaxLength(128, { message: 'At most 128 characters.' })
  password: string;
}

export class SignInRequest extends UnlockRequest {
  @RequiredText(64)
  username: string;
}

class SignedInStaff {
  id: string;
  displayName: string;
  credential: string | null;
  role: SignedIn['staff']['role'];
}

class SignedInClinic {
  locationId: string;
  name: string;
  /** IANA name. */
  timeZone: string;
}

/** Who is signed in, at which clinic, and what they may do. */
export class AuthResponse {
  /** `hallway`: a screen on a wall that shows one page. */
  kind: 'personal' | 'hallway';
  staff: SignedInStaff;
  allowedActions: Action[];
  clinic: SignedInClinic;
  /** Minutes without a request after which the sign-in locks; null when it never does. */
  idleMinutes: number | null;
  /** When the sign-in is over, ISO instant. */
  endsAt: string;
  /** The time of the clinic, ISO instant: a device may be wrong, and a demo may stand on another day. */
  now: string;

  static from({ kind, staff, clinic, expiresAt }: SignedIn, now: Date): AuthResponse {
    const allowedActions = actionsOf(holderOf({ kind, role: staff.role }));
    const idleMinutes = kind === 'hallway' ? null : IDLE_MINUTES;
    const times = { endsAt: expiresAt.toISOString(), now: now.toISOString() };
    return { kind, staff, allowedActions, clinic, idleMinutes, ...times };
  }
}
