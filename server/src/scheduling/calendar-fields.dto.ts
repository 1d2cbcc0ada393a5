import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID, Matches } from 'class-validator';

/** HH:MM of a wall clock. */
export const TimeField = () =>
  Matches(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, { message: 'Enter a time, for example 08:30.' });

/** HH:MM, or 24:00 for the end of the day. */
export const EndTimeField = () =>
  Matches(/^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$/, { message: 'Enter a time, for example 17:30.' });

const bookingIds = () => applyDecorators(IsOptional(), IsArray(), ArrayMaxSize(2000), IsUUID('all', { each: true }));

/** For a change that may leave bookings standing. */
export class AcknowledgedBody {
  /** Bookings that whoever makes the change has seen standing in it. */
  @bookingIds()
  acknowledged?: string[];
}
