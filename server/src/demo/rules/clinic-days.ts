import { addMinutes, type Interval, overlaps } from '../../platform/time/interval.js';

/** One day of the clinic's calendar, computed in its zone by whoever calls these rules. */
export interface ClinicDay {
  /** YYYY-MM-DD */
  readonly date: string;
  /** Opening hours as instants; null on a day that is closed. */
  readonly hours: Interval | null;
}

/** Days from long ago to some weeks ahead, without holes, with `today` among them. */
export interface ClinicCalendar {
  readonly days: readonly ClinicDay[];
  readonly today: number;
}

export interface Reservation {
  readonly day: number;
  readonly date: string;
  readonly roomId: string;
  readonly patientId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomUntil: Date;
}

export interface Wish {
  readonly patientId: string;
  /** In the order they are tried. */
  readonly roomIds: readonly string[];
  readonly clinicianIds: readonly string[];
  /** Minutes that patient and clinician are there. */
  readonly minutes: number;
  readonly turnover: number;
  /** Minutes after opening, in the order they are tried. */
  readonly starts: readonly number[];
}

/** Packs visits into rooms so that no room, patient or clinician is ever taken twice, turnover included. */
export class Diary {
  readonly #taken = new Map<number, Reservation[]>();

  constructor(private readonly calendar: ClinicCalendar) {}

  /** The first way to grant the wish on that day, reserved; null when there is none. */
  place(day: number, wish: Wish): Reservation | null {
    const { hours, date } = this.calendar.days[day] ?? { hours: null, date: '' };
    if (!hours) return null;
    for (const start of wish.starts) {
      const startsAt = addMinutes(hours.start, start);
      const endsAt = addMinutes(startsAt, wish.minutes);
      const roomUntil = addMinutes(endsAt, wish.turnover);
      if (start < 0 || roomUntil > hours.end) continue;
      for (const roomId of wish.roomIds) {
        for (const clinicianId of wish.clinicianIds) {
          const reservation = {
            day,
            date,
            roomId,
            patientId: wish.patientId,
            clinicianId,
            startsAt,
            endsAt,
            roomUntil,
          };
          if (!this.#isFree(reservation)) continue;
          this.#taken.set(day, [...(this.#taken.get(day) ?? []), reservation]);
          return reservation;
        }
      }
    }
    return null;
  }

  /** Takes a reservation back, as a cancellation does. */
  free(reservation: Reservation): void {
    const others = this.#taken.get(reservation.day)?.filter((taken) => taken !== reservation);
    if (others) this.#taken.set(reservation.day, others);
  }

  /** The open day nearest to `day`, looking in one direction. */
  openDay(day: number, direction: 1 | -1 = 1): number {
    for (let index = day; index >= 0 && index < this.calendar.days.length; index += direction) {
      if (this.calendar.days[index]?.hours) return index;
    }
    throw new RangeError('the calendar has no open day there');
  }

  #isFree(wanted: Reservation): boolean {
    return !this.#taken
      .get(wanted.day)
      ?.some(
        (taken) =>
          (taken.roomId === wanted.roomId && overlaps(roomTime(taken), roomTime(wanted))) ||
          ((taken.patientId === wanted.patientId || taken.clinicianId === wanted.clinicianId) &&
            overlaps(visitTime(taken), visitTime(wanted))),
      );
  }
}

function roomTime({ startsAt, roomUntil }: Reservation): Interval {
  return { start: startsAt, end: roomUntil };
}

function visitTime({ startsAt, endsAt }: Reservation): Interval {
  return { start: startsAt, end: endsAt };
}
