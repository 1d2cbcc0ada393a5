import { addDays } from '../platform/time/dates.js';
import { dateIn } from '../platform/time/zone.js';
import { type Clinic, FUTURE_DAYS, OPENING_HOURS, ZONE } from './clinic.js';

/** Days ahead from which the repair and the meeting look for a place that no visit has. */
const REPAIR_FROM = 4;
const MEETING_FROM = 2;
const EVERY_QUARTER_HOUR = Array.from({ length: 36 }, (_, index) => index * 15);

/** Shifts, a holiday, a repair and a meeting, none of them over a visit. Comes last: it takes what is left. */
export function addCalendar(clinic: Clinic): void {
  const { rows, now, random, locationId } = clinic;
  const validFrom = clinic.calendar.days[0]?.date ?? dateIn(ZONE, now);
  for (const { id: staffId, role } of rows.staff_member) {
    if (role !== 'clinician') continue;
    for (const { weekday, opens: starts, closes: ends } of OPENING_HOURS) {
      rows.staff_shift.push({ id: random.id(now), staffId, locationId, weekday, starts, ends, validFrom });
    }
  }
  const holiday = { date: nextNewYear(dateIn(ZONE, now)), reason: "New Year's Day" };
  rows.location_exception.push({ id: random.id(now), locationId, ...holiday });
  const repair = freeTime(clinic, clinic.rooms[3] ?? '', 120, REPAIR_FROM);
  if (repair) rows.room_outage.push({ id: random.id(now), ...repair, reason: 'Recliner motor replaced' });
  const meeting = freeTime(clinic, clinic.rooms[0] ?? '', 30, MEETING_FROM);
  if (meeting) rows.room_block.push({ id: random.id(now), ...meeting, reason: 'Emergency drill' });
}

/** The next first of January that lies beyond everything that is booked. */
function nextNewYear(today: string): string {
  const booked = addDays(today, FUTURE_DAYS);
  return `${Number(booked.slice(0, 4)) + 1}-01-01`;
}

/** The first stretch of a room that no visit takes; nothing when it is full for weeks. */
function freeTime({ diary, calendar }: Clinic, roomId: string, minutes: number, from: number) {
  const nobody = { patientId: '', clinicianIds: [''], turnover: 0 };
  for (let offset = from; offset < FUTURE_DAYS; offset++) {
    const wish = { ...nobody, roomIds: [roomId], minutes, starts: EVERY_QUARTER_HOUR };
    const found = diary.place(calendar.today + offset, wish);
    if (found) return { roomId, startsAt: found.startsAt, endsAt: found.endsAt };
  }
  return undefined;
}
