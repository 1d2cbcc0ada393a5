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
function hoursOn(hours: readonly WeekdayHours[], weekday: number): WeekdayHours | undefined {
  return hours.find((day) => day.weekday === weekday);
}

/** Hours of a date of this weekday; an exception replaces the usual ones. Undefined when the location is closed. */
export function hoursOfDate(
  hours: readonly WeekdayHours[],
  weekday: number,
  exception: { readonly opens: string | null; readonly closes: string | null } | null,
): WeekdayHours | undefined {
  if (!exception) return hoursOn(hours, weekday);
  const { opens, closes } = exception;
  return opens !== null && closes !== null ? { weekday, opens, closes } : undefined;
}
