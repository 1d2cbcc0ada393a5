/** What was last done to a booking, by whom of the staff, and how long ago. */
export interface LastChange {
  /** As in the trail: `booking.move`. */
  readonly action: string;
  /** Null when the system did it by itself. */
  readonly by: string | null;
  readonly secondsAgo: number;
}

/** A booking that is older than this was on every screen: who made it explains nothing. */
const NEWS_SECONDS = 60 * 60;

const TAKEN: Readonly<Record<string, string>> = {
  'booking.book': 'booked it',
  'booking.hold': 'took it',
  'booking.move': 'moved a visit there',
  'booking.resize': 'changed the length of a visit there',
};

/** "Poppy Drake booked it a minute ago."; undefined when that is no news. */
export function whoTook(change: LastChange | null): string | undefined {
  const did = change && TAKEN[change.action];
  if (!did || !change.by || change.secondsAgo > NEWS_SECONDS) return undefined;
  return `${change.by} ${did} ${ago(change.secondsAgo)}.`;
}

/** "just now", "a minute ago", "3 hours ago". */
export function ago(seconds: number): string {
  const [minutes, hours] = [Math.round(seconds / 60), Math.round(seconds / 3600)];
  if (minutes < 1) return 'just now';
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  if (hours < 24) return hours === 1 ? 'an hour ago' : `${hours} hours ago`;
  const days = Math.round(hours / 24);
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
