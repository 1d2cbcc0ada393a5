import { IsIn, IsInt, Max, Min } from 'class-validator';
import { DateField, IdField, InstantField, OptionalDate } from '../platform/http/fields.js';
import { AcknowledgedBody, EndTimeField, TimeField } from './calendar-fields.dto.js';
import type { ClinicianHours } from './calendar-settings.queries.js';

const KINDS = ['leave', 'sick', 'training', 'other'] as const;
type Kind = (typeof KINDS)[number];

export class ShiftBody {
  @IdField()
  locationId: string;

  /** 1 = Monday ... 7 = Sunday */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  /** HH:MM in the wall-clock time of the location */
  @TimeField()
  starts: string;

  /** HH:MM or 24:00 */
  @EndTimeField()
  ends: string;

  /** First day, YYYY-MM-DD */
  @DateField()
  validFrom: string;

  /** Last day; left out: until further notice */
  @OptionalDate()
  validUntil?: string;
}

export class AbsenceBody extends AcknowledgedBody {
  /** ISO 8601 with a zone */
  @InstantField()
  startsAt: string;

  /** ISO 8601 with a zone */
  @InstantField()
  endsAt: string;

  @IsIn(KINDS, { message: 'Choose one from the list.' })
  kind: Kind;
}

export class ShiftResponse {
  id: string;
  version: number;
  locationId: string;
  weekday: number;
  starts: string;
  ends: string;
  validFrom: string;
  validUntil: string | null;
}

export class AbsenceResponse {
  id: string;
  version: number;
  startsAt: string;
  endsAt: string;
  /** Null for whoever may not edit: that somebody is away is enough to book. */
  kind: Kind | null;
}

/** When somebody works. Without a shift: whenever the clinic is open. */
export class ClinicianHoursResponse {
  id: string;
  displayName: string;
  credential: string | null;
  shifts: ShiftResponse[];
  absences: AbsenceResponse[];
  /** `edit`, for whoever may. */
  allowedActions: string[];

  static from({ clinician, shifts, absences }: ClinicianHours, mayEdit: boolean): ClinicianHoursResponse {
    const { id, displayName, credential } = clinician;
    return {
      ...{ id, displayName, credential },
      shifts: shifts.map((shift) => ({
        ...{ id: shift.id, version: shift.version, locationId: shift.locationId, weekday: shift.weekday },
        ...{ starts: shift.starts, ends: shift.ends, validFrom: shift.validFrom, validUntil: shift.validUntil },
      })),
      absences: absences.map((absence) => ({
        ...{ id: absence.id, version: absence.version, kind: mayEdit ? absence.kind : null },
        ...{ startsAt: absence.startsAt.toISOString(), endsAt: absence.endsAt.toISOString() },
      })),
      allowedActions: mayEdit ? ['edit'] : [],
    };
  }
}
