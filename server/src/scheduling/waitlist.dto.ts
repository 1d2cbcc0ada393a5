import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IdField, OptionalText } from '../platform/http/fields.js';
import { waitlistCommands } from './rules/waitlist.js';
import type { WaitlistLine } from './waitlist.queries.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export class AddToWaitlist {
  @IdField()
  patientId: string;

  @IsIn(['session', 'consultation'], { message: 'Choose what the patient waits for.' })
  wants: 'session' | 'consultation';

  /** 1 = Monday ... 7 = Sunday; empty or left out: any day. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(7)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays?: number[];

  /** HH:MM at the clinic: not before. */
  @IsOptional()
  @Matches(TIME, { message: 'Enter a time as HH:MM.' })
  earliestTime?: string;

  /** HH:MM at the clinic: over by then. */
  @IsOptional()
  @Matches(TIME, { message: 'Enter a time as HH:MM.' })
  latestTime?: string;

  /** Hours that the person needs between the call and the visit. */
  @IsInt({ message: 'Enter whole hours.' })
  @Min(0, { message: 'Enter 0 or more hours.' })
  @Max(336, { message: 'Enter at most 336 hours (14 days).' })
  noticeHours: number;

  /** For the desk: nothing clinical. */
  @OptionalText(200)
  note?: string;
}

export class WaitlistEntryResponse {
  id: string;
  version: number;
  patientId: string;
  patientName: string;
  chartNumber: string;
  wants: 'session' | 'consultation';
  weekdays: number[];
  earliestTime: string | null;
  latestTime: string | null;
  noticeHours: number;
  note: string | null;
  state: 'waiting' | 'offered' | 'expired' | 'booked' | 'withdrawn';
  offeredUntil: string | null;
  createdAt: string;
  /** withdraw, resume */
  allowedActions: string[];

  static from(line: WaitlistLine): WaitlistEntryResponse {
    const { id, version, patientId, patientName, chartNumber, wants, earliestTime, latestTime } = line;
    const { noticeHours, note, state } = line;
    return {
      ...{ id, version, patientId, patientName, chartNumber, wants, earliestTime, latestTime },
      ...{ noticeHours, note, state, weekdays: [...line.weekdays] },
      offeredUntil: line.offeredUntil?.toISOString() ?? null,
      createdAt: line.createdAt.toISOString(),
      allowedActions: waitlistCommands(state),
    };
  }
}

export class WaitlistPageResponse {
  items: WaitlistEntryResponse[];
  total: number;
  page: number;
  size: number;
}

export class WaitlistAddedResponse {
  id: string;
}
