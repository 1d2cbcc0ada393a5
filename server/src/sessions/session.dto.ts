import { IsBoolean, IsIn, IsInt, IsNumber, IsObject, IsOptional, IsUUID, Max, Min, ValidateBy } from 'class-validator';
import { IdField, InstantField, OptionalText, RequiredText } from '../platform/http/fields.js';
import { OptionalOverride, OverrideBody } from '../scheduling/override.dto.js';
import { EVENT_KINDS, type EventKind, SEVERITIES, type Severity } from './rules/session-events.js';

const decimals = (places: number) => IsNumber({ maxDecimalPlaces: places }, { message: `At most ${places} decimals.` });

/** A record of short texts by key. */
const Answers = () =>
  ValidateBy({
    name: 'answers',
    validator: {
      validate: (value: unknown) =>
        Object.entries(value ?? {}).every(
          ([key, answer]) => key.length <= 40 && typeof answer === 'string' && answer.length <= 40,
        ),
      defaultMessage: () => 'Answers are short texts.',
    },
  });

export class ScheduleSession {
  @IdField()
  planId: string;

  /** Slot of the plan, 1 to 6. */
  @IsInt()
  @Min(1)
  @Max(6)
  ordinal: number;

  @IdField()
  roomId: string;

  @IdField()
  clinicianId: string;

  /** When the patient enters the room; ISO 8601 with a zone. */
  @InstantField()
  startsAt: string;

  @OptionalOverride()
  override?: OverrideBody;
}

export class MoveSessionBody {
  @IdField()
  roomId: string;

  @IsOptional()
  @IdField()
  clinicianId?: string;

  @InstantField()
  startsAt: string;

  @OptionalOverride()
  override?: OverrideBody;

  /** Version of the booking that was looked at: one that somebody else changed since is not moved. */
  @IsOptional()
  @IsInt()
  bookingVersion?: number;
}

export class CheckInBody {
  @OptionalText(120)
  escortName?: string;

  @OptionalText(40)
  escortPhone?: string;
}

export class ReadinessBody {
  /** Check -> answer (see `options` of each check). */
  @IsOptional()
  @IsObject()
  @Answers()
  answers?: Record<string, string>;

  @OptionalText(120)
  escortName?: string;

  @OptionalText(40)
  escortPhone?: string;

  /** kg, measured now */
  @IsOptional()
  @decimals(2)
  @Min(25)
  @Max(350)
  weightKg?: number;

  /** Looked at again: the weight is right although it is far from the last one. */
  @IsOptional()
  @IsBoolean()
  weightConfirmed?: boolean;
}

export class StartBody {
  /** Why dosing goes on although the baseline is in the hold band. */
  @OptionalText(500)
  overrideReason?: string;
}

export class ReasonBody {
  @RequiredText(500)
  reason: string;
}

export class CancelBody {
  @IsIn(['patient', 'clinic'])
  by: 'patient' | 'clinic';

  @RequiredText(300)
  reason: string;
}

export class AbortBody {
  @RequiredText(500)
  reason: string;

  /** Whether the session fulfils its slot of the plan. */
  @IsBoolean()
  countsTowardPlan: boolean;
}

export class VitalsBody {
  /** Made by the device, so that a repeated upload stays one reading. */
  @IsUUID('all')
  id: string;

  @InstantField()
  measuredAt: string;

  /** mmHg */
  @IsInt()
  @Min(40)
  @Max(300)
  systolic: number;

  /** mmHg */
  @IsInt()
  @Min(20)
  @Max(200)
  diastolic: number;

  /** per minute */
  @IsInt()
  @Min(20)
  @Max(250)
  heartRate: number;

  /** % */
  @IsInt()
  @Min(50)
  @Max(100)
  spo2: number;

  /** per minute */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(80)
  respiratoryRate?: number | null;

  /** MOAA/S 5 alert ... 0 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(5)
  sedation?: number | null;

  /** The reading that this one corrects. */
  @IsOptional()
  @IsUUID('all')
  replacesId?: string | null;

  @OptionalText(300)
  reason?: string;
}

export class DoseBody {
  @InstantField()
  givenAt: string;

  /** mg/mL */
  @decimals(2)
  @Min(0.1)
  @Max(200)
  concentrationMgPerMl: number;

  /** mL */
  @decimals(2)
  @Min(0.01)
  @Max(500)
  drawnMl: number;

  /** mL */
  @decimals(2)
  @Min(0)
  @Max(500)
  wastedMl: number;

  /** Required when anything was wasted; never the person who records. */
  @IsOptional()
  @IdField()
  wasteWitnessId?: string | null;
}

export class EventBody {
  /** Made by the device: the same event sent again stays one. */
  @IsOptional()
  @IsUUID('all')
  id?: string;

  /** When it happened; now when left out. */
  @IsOptional()
  @InstantField()
  at?: string;

  @IsIn(EVENT_KINDS)
  kind: EventKind;

  @OptionalText(500)
  text?: string;

  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity | null;

  /** The adverse event that is over. */
  @IsOptional()
  @IsUUID('all')
  resolvesId?: string | null;
}

export class DischargeBody {
  @IsIn(['aldrete', 'padss'])
  scale: 'aldrete' | 'padss';

  /** Item of the scale -> 0, 1 or 2. */
  @IsObject()
  @ValidateBy({
    name: 'points',
    validator: {
      validate: (value: unknown) => Object.values(value ?? {}).every((points) => [0, 1, 2].includes(points as number)),
      defaultMessage: () => 'Each item is 0, 1 or 2.',
    },
  })
  items: Record<string, number>;

  @IsBoolean()
  walksUnaided: boolean;

  @IsBoolean()
  escortPresent: boolean;

  @OptionalText(120)
  escortName?: string;

  @IsBoolean()
  instructionsGiven: boolean;
}
