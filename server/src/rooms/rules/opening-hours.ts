/** Opening hours of one weekday in wall-clock time; a closed day has none. */
export interface WeekdayHours {
  /** 1 = Monday ... 7 = Sunday */
  readonly weekday: number;
  /** HH:MM */
  readonly opens: string;
  /** HH:MM */
  readonly closes: string;
}

/** A visit as the clinic's clock shows it. */
export interface WallClockVisit {
  readonly weekday: number;
  /** HH:MM */
  readonly starts: string;
  /** HH:MM, `24:00` for a visit that lasts until midnight or later. */
  readonly ends: string;
}

/** Hours of a weekday; undefined when the location is closed. */
export function hoursOn(hours: readonly WeekdayHours[], weekday: number): WeekdayHours | undefined {
  return hours.find((day) => day.weekday === weekday);
}

/** Whether the whole visit lies within the opening hours of its day. Turnover may run past closing time. */
export function isOpenFor(hours: readonly WeekdayHours[], visit: WallClockVisit): boolean {
  const day = hoursOn(hours, visit.weekday);
  return day !== undefined && day.opens <= visit.starts && visit.ends <= day.closes;
}
