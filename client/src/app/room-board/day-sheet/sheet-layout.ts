import { takesRoom } from '../../../../../server/src/room-board/rules/visit-state';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { fromInstant } from '../../ui/date-time/clinic-instant';
import type { BoardDay, BoardVisit } from '../board-api';
import { ordinalWords, shortName, stateWords } from '../visit-words';

/** More rooms than this are too narrow for a name on A4 across. */
const MOST_ROOMS = 8;
const DEFAULT_HOURS = { from: 8 * 60, until: 18 * 60 };
const MINUTE_MS = 60_000;

export interface SheetVisit {
  readonly id: string;
  /** Per cent of the height of the page's hours. */
  readonly top: number;
  readonly height: number;
  /** Per cent of the visit that is turnover, at its end. */
  readonly turnover: number;
  readonly time: string;
  readonly patient: string;
  /** "2/6 · Castellan" */
  readonly words: string;
  /** Empty while it is only planned. */
  readonly state: string;
}

export interface SheetPage {
  readonly rooms: readonly { readonly id: string; readonly name: string; readonly visits: readonly SheetVisit[] }[];
}

export interface Sheet {
  readonly hours: readonly { readonly words: string; readonly top: number }[];
  readonly pages: readonly SheetPage[];
  /** "09:15 Amos Fennimore, Fir": who did not come, since the time may have been given to somebody else. */
  readonly noShows: readonly string[];
}

/** The day as it goes on paper: pages of rooms as equal as can be, hours from top to bottom. */
export function layOutSheet({ visits, rooms, opens, closes, timeZone }: BoardDay): Sheet {
  const minuteOf = (visit: BoardVisit) => minutesOf(fromInstant(visit.startsAt, timeZone).time);
  const kept = visits.filter(({ state }) => takesRoom(state));
  const window = {
    from: Math.floor(Math.min(hourOr(opens, DEFAULT_HOURS.from), ...kept.map(minuteOf)) / 60) * 60,
    until: Math.min(
      24 * 60,
      Math.ceil(
        Math.max(
          hourOr(closes, DEFAULT_HOURS.until),
          ...kept.map((visit) => minuteOf(visit) + minutesBetween(visit.startsAt, visit.roomUntil)),
        ) / 60,
      ) * 60,
    ),
  };
  const share = (minutes: number) => Math.round((minutes / (window.until - window.from)) * 10_000) / 100;
  const sheetVisit = (visit: BoardVisit): SheetVisit => {
    const length = minutesBetween(visit.startsAt, visit.roomUntil);
    return {
      ...{ id: visit.bookingId, patient: visit.patientName },
      ...{ top: share(minuteOf(visit) - window.from), height: share(length) },
      turnover: Math.round((minutesBetween(visit.endsAt, visit.roomUntil) / length) * 100),
      time: `${formatTime(visit.startsAt, 'time', timeZone)}–${formatTime(visit.endsAt, 'time', timeZone)}`,
      words: [ordinalWords(visit), shortName(visit.clinicianName)].filter(Boolean).join(' · '),
      state: visit.state === 'scheduled' ? '' : stateWords(visit).word,
    };
  };
  const columns = rooms.map((room) => ({
    ...{ id: room.id, name: room.name },
    visits: kept.filter(({ roomId }) => roomId === room.id).map(sheetVisit),
  }));
  const hours = [];
  for (let minute = window.from; minute < window.until; minute += 60) {
    hours.push({ words: `${String(minute / 60).padStart(2, '0')}:00`, top: share(minute - window.from) });
  }
  const noShows = visits
    .filter(({ state }) => state === 'no_show')
    .map(({ startsAt, patientName, roomId }) => {
      const room = rooms.find(({ id }) => id === roomId)?.name ?? '';
      return `${formatTime(startsAt, 'time', timeZone)} ${patientName}, ${room}`;
    });
  return { hours, noShows, pages: inPages(columns).map((page) => ({ rooms: page })) };
}

/** Pages that are as equal as can be: twelve rooms are six and six, not eight and four. */
function inPages<T>(columns: readonly T[]): T[][] {
  const count = Math.ceil(columns.length / MOST_ROOMS);
  const size = Math.ceil(columns.length / Math.max(1, count));
  return Array.from({ length: count }, (_, page) => columns.slice(page * size, (page + 1) * size));
}

function hourOr(clock: string | null, otherwise: number): number {
  return clock === null ? otherwise : minutesOf(clock);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function minutesBetween(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / MINUTE_MS;
}
