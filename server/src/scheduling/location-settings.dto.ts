import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsUUID, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { DateField, RequiredText } from '../platform/http/fields.js';
import { dateIn } from '../platform/time/zone.js';
import { AcknowledgedBody, EndTimeField, TimeField } from './calendar-fields.dto.js';

export class WeekdayHoursBody {
  /** 1 = Monday ... 7 = Sunday */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  /** HH:MM */
  @TimeField()
  opens: string;

  /** HH:MM or 24:00 */
  @EndTimeField()
  closes: string;
}

export class LocationSettingsBody extends AcknowledgedBody {
  @RequiredText(80)
  name: string;

  /** IANA name; cannot change while bookings lie ahead */
  @RequiredText(60)
  timeZone: string;

  /** A weekday that is not there is closed. */
  @IsArray()
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => WeekdayHoursBody)
  openingHours: WeekdayHoursBody[];

  /** Patients who may be watched at the same moment. */
  @IsInt({ message: 'Enter a whole number.' })
  @Min(1, { message: 'At least 1.' })
  @Max(50, { message: 'At most 50.' })
  monitorLimit: number;
}

export class DateHoursBody extends AcknowledgedBody {
  @DateField()
  date: string;

  /** HH:MM; null with `closes` when the location is closed all day */
  @ValidateIf((body: DateHoursBody) => body.opens !== null)
  @TimeField()
  opens: string | null;

  /** HH:MM or 24:00 */
  @ValidateIf((body: DateHoursBody) => body.closes !== null)
  @EndTimeField()
  closes: string | null;

  @RequiredText(120)
  reason: string;
}

export class RoomOrderBody {
  /** Every room in use, in the order of the board's columns. */
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  roomIds: string[];
}

export class DateHoursResponse {
  id: string;
  version: number;
  /** YYYY-MM-DD */
  date: string;
  opens: string | null;
  closes: string | null;
  reason: string;
}

interface LocationRows {
  readonly location: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly timeZone: string;
    readonly openingHours: readonly WeekdayHoursBody[];
    readonly monitorLimit: number;
  };
  readonly exceptions: readonly DateHoursResponse[];
  readonly bookingsAhead: number;
  readonly mayEdit: boolean;
  readonly now: Date;
}

/** A location with its hours, and the dates on which it has others. */
export class LocationSettingsResponse {
  id: string;
  version: number;
  name: string;
  timeZone: string;
  /** The date there now. */
  today: string;
  openingHours: WeekdayHoursBody[];
  monitorLimit: number;
  /** From the recent past on, by date. */
  exceptions: DateHoursResponse[];
  /** While there are any the time zone stays. */
  bookingsAhead: number;
  /** `edit`, for whoever may. */
  allowedActions: string[];

  static from({ location, exceptions, bookingsAhead, mayEdit, now }: LocationRows): LocationSettingsResponse {
    const { id, version, name, timeZone, openingHours, monitorLimit } = location;
    return {
      ...{ id, version, name, timeZone, monitorLimit, bookingsAhead, today: dateIn(timeZone, now) },
      openingHours: openingHours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
      exceptions: exceptions.map((one) => ({
        ...{
          id: one.id,
          version: one.version,
          date: one.date,
          opens: one.opens,
          closes: one.closes,
          reason: one.reason,
        },
      })),
      allowedActions: mayEdit ? ['edit'] : [],
    };
  }
}
