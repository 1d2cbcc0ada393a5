/** Opening hours of one weekday in wall-clock time; a closed day has none. */
export interface WeekdayHours {
  /** 1 = Monday ... 7 = Sunday */
  readonly weekday: number;
  /** HH:MM */
  readonly opens: string;
  /** HH:MM */
  readonly closes: string;
}

/** Hours of a weekday; undefined when the location is closed. */
export function hoursOn(hours: readonly WeekdayHours[], weekday: number): WeekdayHours | undefined {
  return hours.find((day) => day.weekday === weekday);
}
