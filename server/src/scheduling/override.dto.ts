import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { RequiredText } from '../platform/http/fields.js';

/** Books against the calendar on purpose: outside opening hours or a shift, or past the monitor limit. */
export class OverrideBody {
  /** Why; kept with the booking and in the trail. */
  @RequiredText(300)
  reason: string;
}

/** A reason to set the calendar aside; only for a role that may `booking.override`. */
export const OptionalOverride = () =>
  applyDecorators(
    IsOptional(),
    ValidateNested(),
    Type(() => OverrideBody),
  );
