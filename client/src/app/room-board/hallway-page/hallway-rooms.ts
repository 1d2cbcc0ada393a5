import { timelineOf } from '../../../../../server/src/room-board/rules/visit-timeline';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import type { IconName } from '../../ui/icon/icons';
import type { Tone } from '../../ui/tone';
import { timedVisit } from '../board-geometry';
import type { HallwayDay } from '../board-api';
import { stateWords } from '../visit-words';

const MINUTE_MS = 60_000;

type Room = HallwayDay['rooms'][number];
type Visit = HallwayDay['visits'][number];

export interface HallwayRoom {
  readonly id: string;
  readonly name: string;
  readonly tone: Tone;
  readonly icon: IconName;
  /** "Recovering" */
  readonly state: string;
  /** Of the patient who is here or comes; empty when the room is free. */
  readonly initials: string;
  /** "12 min left", "8 min over" */
  readonly minutes: string;
  readonly over: boolean;
  /** "Next 13:30, T. M." */
  readonly next: string;
}

/** What a screen in the hallway says of each room now. */
export function hallwayRooms(day: HallwayDay, now: number): HallwayRoom[] {
  return day.rooms.map((room) => hallwayRoom(room, day, now));
}

function hallwayRoom(room: Room, { visits, timeZone }: HallwayDay, now: number): HallwayRoom {
  const own = visits.filter(({ roomId }) => roomId === room.id);
  const here = own.find((visit) => visit.bookingState === 'in_use' || visit.bookingState === 'turnover');
  const coming = own.find(({ bookingState, startsAt }) => isPlanned(bookingState) && Date.parse(startsAt) >= now);
  const next = coming ? `Next ${formatTime(coming.startsAt, 'time', timeZone)}, ${coming.initials}` : '';
  const about = { id: room.id, name: room.name, next };
  if (here) return { ...about, ...presence(here, now) };
  const late = own.find(({ bookingState, startsAt }) => isPlanned(bookingState) && Date.parse(startsAt) < now);
  const calm = { initials: '', minutes: '', over: false } as const;
  if (room.state !== 'active') return { ...about, ...calm, tone: 'held', icon: 'ban', state: 'Out of service' };
  if (late) {
    const { tone, icon, word } = stateWords(late);
    const minutes = `${minutesBetween(Date.parse(late.startsAt), now)} min late`;
    return { ...about, ...{ tone, icon, state: word, initials: late.initials, minutes, over: true } };
  }
  return { ...about, ...calm, tone: 'plain', icon: 'door', state: coming ? 'Free' : 'Free for the rest of the day' };
}

function presence(visit: Visit, now: number) {
  const live = timelineOf(timedVisit(visit), new Date(now)).spans.find((span) => span.live);
  const { tone, icon, word } = stateWords(visit);
  const turnover = visit.bookingState === 'turnover';
  const over = live?.overFrom ? minutesBetween(live.overFrom.getTime(), now) : 0;
  const left = live ? minutesBetween(now, live.end.getTime()) : 0;
  return {
    ...{ tone: turnover ? ('plain' as const) : tone, icon, state: turnover ? 'Turnover' : word },
    initials: turnover ? '' : visit.initials,
    minutes: over > 0 ? `${over} min over` : left > 0 ? `${left} min left` : '',
    over: over > 0,
  };
}

function isPlanned(bookingState: string): boolean {
  return bookingState === 'confirmed' || bookingState === 'hold';
}

function minutesBetween(from: number, until: number): number {
  return Math.max(0, Math.floor((until - from) / MINUTE_MS));
}
