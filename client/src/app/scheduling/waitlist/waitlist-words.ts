import { Tone } from '../../ui/tone';
import { IconName } from '../../ui/icon/icons';
import { WaitlistEntry } from './waitlist-api';

/** Short names of the days, Monday first. */
export const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** When somebody can come: "Mon, Wed, from 09:00"; "Any time" when nothing was said. */
export function timesWords({
  weekdays,
  earliestTime,
  latestTime,
}: Pick<WaitlistEntry, 'weekdays' | 'earliestTime' | 'latestTime'>): string {
  const days = weekdays.map((day) => DAYS[day - 1]).join(', ');
  const times = [earliestTime && `from ${earliestTime}`, latestTime && `until ${latestTime}`].filter(Boolean).join(' ');
  return [days, times].filter(Boolean).join(', ') || 'Any time';
}

/** "24 h", "3 days" for whole days of more than one, "none". */
export function noticeWords(hours: number): string {
  if (hours === 0) return 'none';
  return hours > 24 && hours % 24 === 0 ? `${hours / 24} days` : `${hours} h`;
}

export const WANTS: Readonly<Record<WaitlistEntry['wants'], string>> = {
  session: 'Next session',
  consultation: 'Consultation',
};

const STATES: Readonly<Record<WaitlistEntry['state'], { word: string; tone: Tone; icon: IconName }>> = {
  waiting: { word: 'Waiting', tone: 'plain', icon: 'clock' },
  offered: { word: 'Offered', tone: 'arrived', icon: 'phone' },
  expired: { word: 'No answer', tone: 'warn', icon: 'alert' },
  booked: { word: 'Booked', tone: 'ready', icon: 'check' },
  withdrawn: { word: 'Withdrawn', tone: 'cancelled', icon: 'ban' },
};

export function entryState(entry: Pick<WaitlistEntry, 'state'>) {
  return STATES[entry.state];
}
