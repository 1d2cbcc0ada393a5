import type { DomainError } from '../../platform/errors/domain-error.js';
import { timeIn } from '../../platform/time/zone.js';
import type { Clash, Taken } from './clash.js';
import { bookingError } from './scheduling-errors.js';

/** A booking in the way, with the words a screen may show to everybody. */
export interface NamedTaken extends Taken {
  readonly roomName: string;
  readonly clinicianName: string;
  readonly purposeKind: 'consultation' | 'session';
}

/** The refusal with what is in the way: room, time and kind of visit, never whose it is. */
export function clashError(clash: Clash<NamedTaken>, zone: string): DomainError {
  const { kind, with: other } = clash;
  const until = kind === 'room' ? other.roomUntil : other.endsAt;
  const facts = {
    clash: {
      startsAt: other.startsAt.toISOString(),
      endsAt: until.toISOString(),
      roomName: other.roomName,
      what: other.purposeKind,
    },
  };
  const times = `from ${timeIn(zone, other.startsAt)} to ${timeIn(zone, until)}`;
  switch (kind) {
    case 'room':
      return bookingError('booking.roomTaken', {
        facts,
        detail: `${other.roomName} is taken ${times}${stillIn(other)}.`,
      });
    case 'patient':
      return bookingError('booking.patientTaken', {
        facts,
        detail: `The patient has a ${other.purposeKind} in ${other.roomName} ${times}.`,
      });
    case 'clinician':
      return bookingError('booking.clinicianTaken', {
        facts,
        detail: `${other.clinicianName} has a ${other.purposeKind} in ${other.roomName} ${times}.`,
      });
  }
}

function stillIn({ state }: Taken): string {
  return state === 'in_use' ? ' or until the patient who is in it has left' : '';
}
