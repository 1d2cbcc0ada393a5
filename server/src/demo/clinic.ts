import { addMinutes } from '../platform/time/interval.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn, instantOf, weekdayIn } from '../platform/time/zone.js';
import type { OpeningHours } from '../rooms/location.entity.js';
import { ClinicRows } from './clinic-rows.js';
import { type ClinicCalendar, Diary } from './rules/clinic-days.js';
import { DEMO_STAFF, type InventedPerson, Population } from './rules/people.js';
import { Random } from './rules/random.js';

export const ZONE = 'America/New_York';
export const OPENING_HOURS: readonly OpeningHours[] = [
  ...[1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' })),
  { weekday: 6, opens: '09:00', closes: '14:00' },
];
const ROOMS = ['Alder', 'Birch', 'Cedar', 'Dogwood'];
const FEATURES = [['recliner', 'wheelchair access'], ['recliner'], ['recliner', 'window'], ['recliner', 'couch']];
const TURNOVER_MINUTES = 15;
/** One nurse watches two patients (domain.md 1.2, S11), and two are there. */
const PATIENTS_PER_MONITOR = 2;
const MONITORS = 2;

/** Days of history before today, and of bookings after it. */
const PAST_DAYS = 740;
export const FUTURE_DAYS = 24;

export interface DemoOptions {
  readonly seed: number;
  readonly now: Date;
  /** 1 = the clinic as designed; 2 has twice the rooms, staff and patients. */
  readonly scale: number;
  readonly passwordHash: string;
}

export interface Person extends InventedPerson {
  readonly id: string;
}

/** The clinic while it is being invented: its calendar, its rooms and people, and the rows made so far. */
export class Clinic {
  readonly random: Random;
  readonly now: Date;
  readonly calendar: ClinicCalendar;
  readonly diary: Diary;
  readonly rows = new ClinicRows();
  readonly locationId: string;
  readonly rooms: readonly string[];
  readonly frontDesk: readonly string[];
  /** May find a patient eligible and order a dose. */
  readonly prescribers: readonly string[];
  /** May lead a dosing session. */
  readonly dosers: readonly string[];
  readonly therapists: readonly string[];
  readonly scale: number;
  readonly #people: Population;
  readonly #year: number;

  constructor({ seed, now, scale, passwordHash }: DemoOptions) {
    this.random = new Random(seed);
    this.now = now;
    this.scale = scale;
    this.calendar = calendarAround(now);
    this.diary = new Diary(this.calendar);
    this.#people = new Population(this.random);
    this.#year = Number(dateIn(ZONE, now).slice(0, 4));
    const founded = this.at(-PAST_DAYS, 0);
    this.locationId = this.random.id(founded);
    this.rows.location.push({
      id: this.locationId,
      name: 'Fernhill',
      timeZone: ZONE,
      openingHours: OPENING_HOURS,
      monitorLimit: Math.max(1, Math.round(scale)) * MONITORS * PATIENTS_PER_MONITOR,
    });
    this.rooms = this.#makeRooms(founded);
    this.#makeStaff(founded, passwordHash);
    const withCredential = (...credentials: string[]) =>
      this.rows.staff_member
        .filter(({ credential }) => typeof credential === 'string' && credentials.includes(credential))
        .map(({ id }) => id);
    this.frontDesk = this.rows.staff_member.filter(({ role }) => role === 'front_desk').map(({ id }) => id);
    this.prescribers = withCredential('MD', 'NP');
    this.dosers = withCredential('RN', 'NP', 'MD');
    this.therapists = withCredential('LCSW');
  }

  /** Index in the calendar of the day `offset` days from today. */
  day(offset: number): number {
    return this.calendar.today + offset;
  }

  /** Moment `minutes` after the usual opening time on the day `offset` days from today, open or not. */
  at(offset: number, minutes: number): Date {
    const day = this.calendar.days[this.calendar.today + offset];
    if (!day) throw new RangeError(`day ${offset} is not in the calendar`);
    return addMinutes(day.hours?.start ?? instantOf(day.date, '09:00', ZONE), minutes);
  }

  /** Adds a patient and the inquiry that became one. */
  admit(createdAt: Date, state: 'prospective' | 'active' = 'active'): Person {
    const person = { ...this.#people.next(this.#year), id: this.random.id(createdAt) };
    const { givenName, familyName, preferredName, pronouns, birthDate, phone, email, alerts } = person;
    this.rows.patient.push({
      ...{ id: person.id, givenName, familyName, preferredName, pronouns, birthDate, phone, email, alerts },
      ...{ state, createdAt },
    });
    return person;
  }

  /** Somebody who is known by name only. */
  stranger(): InventedPerson {
    return this.#people.next(this.#year);
  }

  #makeRooms(founded: Date): string[] {
    const count = Math.max(ROOMS.length, Math.round(ROOMS.length * this.scale));
    return Array.from({ length: count }, (_, index) => {
      const id = this.random.id(founded);
      const round = Math.floor(index / ROOMS.length);
      const name = `${ROOMS[index % ROOMS.length]}${round ? ` ${round + 1}` : ''}`;
      this.rows.room.push({
        ...{ id, locationId: this.locationId, name, position: index + 1, turnoverMinutes: TURNOVER_MINUTES },
        features: FEATURES[index % ROOMS.length] ?? [],
      });
      return id;
    });
  }

  #makeStaff(createdAt: Date, passwordHash: string): void {
    const rounds = Math.max(1, Math.round(this.scale));
    for (let round = 0; round < rounds; round++) {
      for (const { username, displayName, role, credential } of DEMO_STAFF) {
        if (round > 0 && role !== 'clinician') continue;
        const suffix = round === 0 ? '' : String(round + 1);
        this.rows.staff_member.push({
          ...{
            id: this.random.id(createdAt),
            username: `${username}${suffix}`,
            role,
            credential,
            passwordHash,
            createdAt,
          },
          displayName: suffix ? `${displayName} ${suffix}` : displayName,
        });
      }
    }
  }
}

function calendarAround(now: Date): ClinicCalendar {
  const today = dateIn(ZONE, now);
  const days = Array.from({ length: PAST_DAYS + FUTURE_DAYS + 1 }, (_, index) => {
    const date = addDays(today, index - PAST_DAYS);
    const weekday = weekdayIn(ZONE, instantOf(date, '12:00', ZONE));
    const hours = OPENING_HOURS.find((entry) => entry.weekday === weekday);
    const at = (time: string) => instantOf(date, time, ZONE);
    return { date, hours: hours ? { start: at(hours.opens), end: at(hours.closes) } : null };
  });
  return { days, today: PAST_DAYS };
}
