import { approvalHolds } from '../../../../server/src/boosters/rules/booster-eligibility';
import {
  Calendar,
  isOverridable,
  Obstacle,
  obstaclesTo,
  Placement,
  Span,
  Taken,
  watchedSpan,
} from '../../../../server/src/scheduling/rules/obstacles';
import { resizedPhases } from '../../../../server/src/scheduling/rules/resize';
import { phasesIn } from '../../../../server/src/scheduling/rules/visit-times';
import { formatTime } from '../ui/clinic-time/clinic-time';
import { BoardDay, BoardPlacing, BoardVisit } from './board-api';
import { Ground, Item, sameSpot, SNAP, Spot } from './board-move';
import { clockAt, DayAxis, instantAt, minuteAt } from './day-axis';

const MINUTE_MS = 60_000;
/** Bookings that take their room, as the server counts them; a released one keeps the past it took. */
const LIVE: readonly BoardVisit['bookingState'][] = ['hold', 'confirmed', 'in_use', 'turnover', 'released'];

const OF_CLINICIAN: readonly Obstacle['code'][] = [
  ...(['booking.clinicianTaken', 'booking.clinicianAbsent', 'booking.clinicianOffShift'] as const),
];

/** Why something cannot go where it is held, for people. */
export interface Refusal {
  readonly words: string;
  /** Whether whoever may override can place it all the same, with a reason. */
  readonly overridable: boolean;
}

/** What the rule is asked about: the day as it is on the screen, and how its instants are told. */
export interface Scene {
  readonly day: BoardDay;
  readonly calendar: Calendar;
  readonly axis: DayAxis;
  /** Epoch milliseconds */
  readonly now: number;
  /** "Tue 24 Nov 10:15" for an instant that may lie on another day. */
  readonly dayTime: (epoch: number) => string;
}

/** The calendar of the rules: what stands still as the server told it, what is taken as the board shows it. */
export function calendarOf(day: BoardDay, placing: BoardPlacing, now: number): Calendar {
  const spans = (list: readonly { from: string; until: string }[]) => list.map(spanOf);
  return {
    opening: spans(placing.opening),
    monitorLimit: placing.monitorLimit,
    exceptions: placing.exceptions.map((entry) => ({ ...spanOf(entry), reason: entry.reason })),
    rooms: day.rooms.map(({ id, name, state }) => {
      const room = placing.rooms.find(({ roomId }) => roomId === id);
      const reserved = (list: readonly { from: string; until: string; reason: string }[] | undefined) =>
        (list ?? []).map((entry) => ({ ...spanOf(entry), reason: entry.reason }));
      return {
        ...{ id, name, features: [], inService: state === 'active' },
        ...{ outages: reserved(room?.outages), blocks: reserved(room?.blocks) },
      };
    }),
    clinicians: placing.clinicians.map(({ id, name, shifts, absences }) => ({
      ...{ id, name, absences: spans(absences) },
      shifts: shifts === null ? undefined : spans(shifts),
    })),
    taken: [
      ...day.visits.filter(({ bookingState }) => LIVE.includes(bookingState)).map((visit) => takenBy(visit, now)),
      ...placing.elsewhere.map((other) => ({
        ...{
          bookingId: other.bookingId,
          roomId: other.roomId,
          patientId: other.patientId,
          clinicianId: other.clinicianId,
        },
        ...spanOf(other),
        roomUntil: Date.parse(other.roomUntil),
      })),
    ],
  };
}

/** The placement that a spot of the board means. */
export function placementAt(item: Item, spot: Spot, { axis, day }: Pick<Scene, 'axis' | 'day'>): Placement {
  const turnoverMinutes = day.rooms.find(({ id }) => id === spot.roomId)?.turnoverMinutes ?? 0;
  const phases = phasesIn({ turnoverMinutes }, resizedPhases(item.kind, item.phases, spot.minutes));
  const from = instantAt(axis, spot.minute);
  const until = from + spot.minutes * MINUTE_MS;
  return {
    ...{ roomId: spot.roomId, patientId: item.patientId, clinicianId: item.clinicianId, from, until },
    roomUntil: until + phases.turnover * MINUTE_MS,
    watched: item.kind === 'session' ? watchedSpan({ from, until }, phases) : undefined,
  };
}

/** The item with who would have it at a spot: the first of those who may that is free, else the first. */
export function staffed(item: Item, spot: Spot, scene: Scene): Item {
  const placement = placementAt(item, spot, scene);
  const free = item.anyOf?.find(
    ({ id }) => obstaclesTo({ ...placement, clinicianId: id }, scene.calendar, scene.now).length === 0,
  );
  return free ? { ...item, clinicianId: free.id, clinicianName: free.name } : item;
}

/** Why an item cannot go to a spot, worst first; undefined when it can. No reason takes a booster past its approval. */
export function refusalOf(wanted: Item, spot: Spot, scene: Scene): Refusal | undefined {
  const { date, timeZone } = scene.day;
  if (wanted.lastDay !== undefined && !approvalHolds(wanted.lastDay, date)) {
    return { words: `Its approval ends on ${formatTime(wanted.lastDay, 'day', timeZone)}`, overridable: false };
  }
  const item = staffed(wanted, spot, scene);
  const placement = placementAt(item, spot, scene);
  const obstacles = obstaclesTo(placement, scene.calendar, scene.now, item.bookingId);
  const gap = gapWords(item, placement, scene);
  if (obstacles.length === 0) return gap === undefined ? undefined : { words: gap, overridable: true };
  // A gap may be overridden like the hours; what it must not undercut is decided when it is placed.
  const overridable = obstacles.every(({ code }) => isOverridable(code));
  return { words: obstacleWords(obstacles[0] as Obstacle, item, spot, scene), overridable };
}

/**
 * The next spot without a refusal: later in the same room or at the same time in another, whatever comes first.
 * @param where it is now, which is no news
 */
export function nextFree(item: Item, after: Spot, scene: Scene, ground: Ground, where?: Spot): Spot | undefined {
  const own = Math.max(0, ground.roomIds.indexOf(after.roomId));
  const rooms = [...ground.roomIds.slice(own), ...ground.roomIds.slice(0, own)];
  const soonest = Math.max(ground.from, minuteAt(scene.axis, scene.now));
  const first = Math.ceil(Math.max(after.minute, soonest) / SNAP) * SNAP;
  // Most of a full day is ruled out by its room alone: asking everything of every quarter of an hour would cost frames.
  const inRoom = new Map(rooms.map((id) => [id, scene.calendar.taken.filter(({ roomId }) => roomId === id)]));
  for (let minute = first; minute + after.minutes <= ground.until; minute += SNAP) {
    for (const roomId of rooms) {
      const spot = { roomId, minute, minutes: after.minutes };
      const passed = minute === after.minute && rooms.indexOf(roomId) === 0;
      if (passed || sameSpot(spot, where) || meetsAny(inRoom.get(roomId), item, placementAt(item, spot, scene)))
        continue;
      if (!refusalOf(item, spot, scene)) return spot;
    }
  }
  return undefined;
}

function meetsAny(taken: readonly Taken[] | undefined, { bookingId }: Item, { from, roomUntil }: Placement): boolean {
  return (taken ?? []).some(
    (other) => other.bookingId !== bookingId && other.from < roomUntil && from < other.roomUntil,
  );
}

function gapWords({ earliest, latest }: Item, { from }: Placement, { dayTime }: Scene): string | undefined {
  if (earliest !== undefined && from < earliest) {
    return `Too soon after the session before. Not before ${dayTime(earliest)}`;
  }
  if (latest !== undefined && from > latest) {
    return `Too close to the session after it. Not after ${dayTime(latest)}`;
  }
  return undefined;
}

function obstacleWords({ code, bookingId, span, reason }: Obstacle, item: Item, spot: Spot, scene: Scene): string {
  const { day, axis } = scene;
  const clock = (epoch: number | undefined) => (epoch === undefined ? '' : clockAt(axis, minuteAt(axis, epoch)));
  const room = day.rooms.find(({ id }) => id === spot.roomId)?.name ?? 'The room';
  const other = day.visits.find((visit) => visit.bookingId === bookingId);
  const otherRoom = day.rooms.find(({ id }) => id === other?.roomId)?.name ?? 'another place';
  const times = span ? `${clock(span.from)} to ${clock(span.until)}` : '';
  const anybody = item.anyOf !== undefined && item.anyOf.length > 1;
  if (anybody && OF_CLINICIAN.includes(code)) return 'No clinician is free at that time';
  switch (code) {
    case 'booking.roomTaken':
      return `Overlaps ${other?.patientName ?? 'another visit'}, who has ${room} until ${clock(span?.until)}`;
    case 'booking.patientTaken':
      return `${item.name} has a visit in ${otherRoom}, ${times}`;
    case 'booking.clinicianTaken':
      return `${item.clinicianName} is with ${other?.patientName ?? 'another patient'} in ${otherRoom}, ${times}`;
    case 'booking.clinicianAbsent':
      return `${item.clinicianName} is away, ${times}`;
    case 'booking.clinicianOffShift':
      return `${item.clinicianName} does not work at that time`;
    case 'booking.closed':
      if (day.opens !== null) return `The clinic is open ${day.opens} to ${day.closes}${because(reason)}`;
      return reason === undefined ? 'The clinic is closed on that day' : `Closed${because(reason)}`;
    case 'booking.roomNotInService':
      return span ? `${room} is out of service ${times}${because(reason)}` : `${room} is out of service`;
    case 'booking.roomBlocked':
      return `${room} is blocked ${times}${because(reason)}`;
    case 'booking.monitorLimit':
      return `${patients(scene.calendar.monitorLimit)} being watched ${times}, as many as the clinic allows`;
    case 'booking.inThePast':
      return 'That time has passed';
  }
}

function patients(count: number): string {
  return count === 1 ? '1 patient is' : `${count} patients are`;
}

function because(reason: string | undefined): string {
  return reason ? `: ${reason}` : '';
}

/** A visit that is still in its room takes it until the room could be turned over, however late it runs. */
function takenBy(visit: BoardVisit, now: number): Taken {
  const span = { from: Date.parse(visit.startsAt), until: Date.parse(visit.endsAt) };
  const roomUntil = Date.parse(visit.roomUntil);
  const stays = visit.bookingState === 'in_use' ? now + visit.phases.turnover * MINUTE_MS : 0;
  return {
    ...{ bookingId: visit.bookingId, roomId: visit.roomId, clinicianId: visit.clinicianId },
    patientId: visit.patientId ?? '',
    ...span,
    roomUntil: Math.max(roomUntil, stays),
    watched: visit.kind === 'consultation' ? undefined : watchedSpan(span, visit.phases),
  };
}

function spanOf({ from, until }: { readonly from: string; readonly until: string }): Span {
  return { from: Date.parse(from), until: Date.parse(until) };
}
