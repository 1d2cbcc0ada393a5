import { formatTime } from '../../ui/clinic-time/clinic-time';
import { Refill } from './refill-api';

const KINDS: Readonly<Record<Refill['kind'], string>> = {
  plan: 'Next session',
  booster: 'Booster',
  consultation: 'Consultation',
};

const ANSWERS: Readonly<Record<NonNullable<Refill['answered']>, string>> = {
  declined: 'said no before',
  withdrawn: 'asked before, offer withdrawn',
  expired: 'asked before, no answer',
};

/** What it would be, and why somebody stands where they stand. */
export function refillWords(refill: Refill, zone: string): string {
  return [KINDS[refill.kind], whyWords(refill, zone), refill.answered && ANSWERS[refill.answered]]
    .filter(Boolean)
    .join(', ');
}

function whyWords({ reason, dueAt, bookBefore, waitingSince }: Refill, zone: string): string {
  const day = (value: string) => formatTime(value, 'day', zone);
  switch (reason) {
    case 'overdue':
      return dueAt ? `overdue since ${day(dueAt)}` : 'overdue';
    case 'unbooked':
      return dueAt ? `not booked, due by ${day(dueAt)}` : 'not booked yet';
    case 'booster':
      return bookBefore ? `approved until ${day(bookBefore)}` : 'approved';
    case 'waitlist':
      return waitingSince ? `on the waitlist since ${day(waitingSince)}` : 'on the waitlist';
  }
}

/** `29:05`; never less than nothing. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
