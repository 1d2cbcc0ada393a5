import { IsInt, Max, Min } from 'class-validator';
import { OptionalOverride, OverrideBody } from './override.dto.js';
import type { Booking } from './booking.entity.js';

export class ExtendBooking {
  /** How much longer the visit lasts. */
  @IsInt({ message: 'Enter whole minutes.' })
  @Min(5, { message: 'At least 5 minutes.' })
  @Max(60, { message: 'At most 60 minutes at a time.' })
  minutes: number;
}

export class BookingResponse {
  id: string;
  version: number;
  purposeKind: 'consultation' | 'session';
  purposeId: string;
  roomId: string;
  clinicianId: string;
  startsAt: string;
  endsAt: string;
  /** End with turnover: the room is free from here. */
  roomUntil: string;
  state: 'hold' | 'confirmed' | 'in_use' | 'turnover' | 'released' | 'cancelled' | 'no_show';

  static from(booking: Booking): BookingResponse {
    const { id, version, purposeKind, purposeId, roomId, clinicianId, state } = booking;
    return {
      ...{ id, version, purposeKind, purposeId, roomId, clinicianId, state },
      startsAt: booking.startsAt.toISOString(),
      endsAt: booking.endsAt.toISOString(),
      roomUntil: booking.roomUntil.toISOString(),
    };
  }
}

export class ResizeBooking {
  /** How long patient and clinician are to be there, without turnover. */
  @IsInt()
  @Min(15)
  @Max(720)
  minutes: number;

  @OptionalOverride()
  override?: OverrideBody;
}
