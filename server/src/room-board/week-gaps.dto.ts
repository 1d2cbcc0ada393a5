import { IsIn, IsOptional } from 'class-validator';
import { DateField, IdField } from '../platform/http/fields.js';
import { MINUTE_MS } from '../platform/time/interval.js';
import { ToScheduleItem } from './to-schedule.dto.js';
import type { WeekGaps } from './week-gaps.service.js';

export class WeekGapsQuery {
  @IsIn(['plan', 'booster', 'consultation'])
  kind: 'plan' | 'booster' | 'consultation';

  /** Of the plan, the booster or the inquiry. */
  @IdField()
  id: string;

  /** YYYY-MM-DD, the first of the seven days. */
  @DateField()
  from: string;

  /** Who is to have it where nobody is usual; anybody who is free when left out. */
  @IsOptional()
  @IdField()
  clinicianId?: string;

  /** The first location when left out. */
  @IsOptional()
  @IdField()
  locationId?: string;
}

/** A start that fits the visit: it is taken whole, by a clinician who is free. */
export class WeekGapResponse {
  roomId: string;
  clinicianId: string;
  clinicianName: string;
  startsAt: string;
  endsAt: string;
  /** End with turnover. */
  roomUntil: string;
  /** Later than the plan would have it. */
  late: boolean;
}

export class WeekGapsResponse {
  item: ToScheduleItem;
  /** Minutes that the shortest of them takes its room, turnover included; null when there are none. */
  minutes: number | null;
  /** In time order. */
  gaps: WeekGapResponse[];

  static from({ line, gaps }: WeekGaps): WeekGapsResponse {
    const blocks = gaps.map(({ from, roomUntil }) => (roomUntil - from) / MINUTE_MS);
    return {
      item: ToScheduleItem.from(line),
      minutes: blocks.length > 0 ? Math.min(...blocks) : null,
      gaps: gaps.map(({ roomId, clinicianId, clinicianName, from, until, roomUntil, late }) => ({
        ...{ roomId, clinicianId, clinicianName, late },
        startsAt: new Date(from).toISOString(),
        endsAt: new Date(until).toISOString(),
        roomUntil: new Date(roomUntil).toISOString(),
      })),
    };
  }
}
