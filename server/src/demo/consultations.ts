import type { Consultation } from '../consultations/consultation.entity.js';
import { CONTRAINDICATIONS } from '../consultations/rules/contraindications.js';
import { addMinutes } from '../platform/time/interval.js';
import { addDays } from '../platform/time/dates.js';
import { dateIn } from '../platform/time/zone.js';
import type { BookingState } from '../scheduling/rules/booking-lifecycle.js';
import { type Clinic, type Person, ZONE } from './clinic.js';
import type { Reservation } from './rules/clinic-days.js';

type Outcome = NonNullable<Consultation['outcome']>;
type Disorder = NonNullable<Consultation['disorder']>;

export interface ConsultationWish {
  /** Days from today; the nearest open day in `direction` with a free hour. */
  readonly day: number;
  readonly direction: 1 | -1;
  readonly outcome: Outcome;
  readonly fate?: 'attended' | 'cancelled' | 'no_show';
  /** An exact place instead. */
  readonly place?: { readonly room: string; readonly start: number };
  /** Whether it stays unsigned. */
  readonly unsigned?: boolean;
}

export interface Consulted {
  readonly id: string;
  readonly clinicianId: string;
  readonly disorder: Disorder;
  readonly endsAt: Date;
  readonly date: string;
  readonly state: Consultation['state'];
}

const DISORDERS = [
  ['gad', 46],
  ['sad', 18],
  ['ptsd', 14],
  ['ocd', 10],
  ['panic', 9],
  ['specific_phobia', 3],
] as const;

const ELIGIBILITY_DAYS = 90;
const MINUTES = 60;
const GRID = Array.from({ length: 18 }, (_, index) => index * 30);

const LIVE = {
  scheduled: 'confirmed',
  checked_in: 'confirmed',
  in_progress: 'in_use',
  cancelled: 'cancelled',
  no_show: 'no_show',
} as const;

/** Adds a consultation with its booking, in the state it has reached by now; null when no hour is free. */
export function addConsultation(clinic: Clinic, person: Person, wish: ConsultationWish): Consulted | null {
  const { random, now, rows } = clinic;
  const reservation = reserve(clinic, person, wish);
  if (!reservation) return null;
  const { startsAt, endsAt, clinicianId } = reservation;
  const state = stateAt(clinic, reservation, wish);
  const decided = state === 'completed' || state === 'signed';
  const begun = decided || state === 'in_progress';
  const eligible = wish.outcome === 'eligible' || wish.outcome === 'eligible_with_conditions';
  const disorder = random.weighted(DISORDERS);
  const booked = addMinutes(startsAt, -random.between(3, 12) * 24 * 60);
  const createdAt = booked < now ? booked : addMinutes(now, -random.between(200, 3000));
  const id = random.id(createdAt);
  const relative = wish.outcome === 'eligible_with_conditions' ? random.pick(keysOf('relative')) : null;
  rows.consultation.push({
    ...{ id, patientId: person.id, clinicianId, state, createdAt },
    disorder: begun ? disorder : null,
    assessment: begun ? assessment(decided) : {},
    contraindications: decided
      ? screen(wish.outcome === 'not_eligible' ? random.pick(keysOf('absolute')) : relative)
      : {},
    riskBenefitReason:
      decided && relative ? 'Stable for a year, seen by own doctor; benefit outweighs the risk.' : null,
    outcome: decided ? wish.outcome : null,
    conditions: decided && relative ? 'Home diary of blood pressure in the week before session 1.' : null,
    eligibilityExpiresOn: decided && eligible ? addDays(reservation.date, ELIGIBILITY_DAYS) : null,
    completedAt: decided ? endsAt : null,
    signedAt: state === 'signed' ? addMinutes(endsAt, SIGNED_AFTER) : null,
    signedBy: state === 'signed' ? clinicianId : null,
  });
  rows.booking.push({
    ...{ id: random.id(createdAt), locationId: clinic.locationId, roomId: reservation.roomId, patientId: person.id },
    ...{ clinicianId, purposeKind: 'consultation', purposeId: id, startsAt, endsAt, roomUntil: reservation.roomUntil },
    phases: { prep: 0, session: MINUTES, recovery: 0, integration: 0, turnover: 15 },
    state: bookingState(state, reservation, now),
    cancelledBy: state === 'cancelled' ? 'patient' : null,
    cancelledLate: state === 'cancelled' ? random.chance(0.4) : null,
    reason: state === 'cancelled' ? 'Wants to think about it' : null,
    createdAt,
  });
  if (state === 'cancelled' || state === 'no_show') clinic.diary.free(reservation);
  return { id, clinicianId, disorder, endsAt, date: reservation.date, state };
}

const SIGNED_AFTER = 25;

function reserve(clinic: Clinic, person: Person, wish: ConsultationWish): Reservation | null {
  const { random, diary, calendar } = clinic;
  const common = { patientId: person.id, clinicianIds: random.shuffled(clinic.prescribers), minutes: MINUTES };
  if (wish.place) {
    const { room, start } = wish.place;
    return diary.place(clinic.day(wish.day), { ...common, roomIds: [room], starts: [start], turnover: 15 });
  }
  for (let step = 0; step < 20; step++) {
    const day = clinic.day(wish.day + step * wish.direction);
    if (!calendar.days[day]?.hours) continue;
    const roomIds = random.shuffled(clinic.rooms);
    const reservation = diary.place(day, { ...common, roomIds, starts: random.shuffled(GRID), turnover: 15 });
    if (reservation) return reservation;
  }
  return null;
}

function stateAt({ now }: Clinic, { startsAt, endsAt }: Reservation, wish: ConsultationWish): Consultation['state'] {
  if (wish.fate === 'cancelled' && now >= addMinutes(startsAt, -300)) return 'cancelled';
  if (wish.fate === 'no_show' && now >= addMinutes(startsAt, 16)) return 'no_show';
  if (now < addMinutes(startsAt, -8) || wish.fate === 'no_show' || wish.fate === 'cancelled') return 'scheduled';
  if (now < addMinutes(startsAt, 2)) return 'checked_in';
  if (now < endsAt) return 'in_progress';
  return wish.unsigned || now < addMinutes(endsAt, SIGNED_AFTER) ? 'completed' : 'signed';
}

function bookingState(state: Consultation['state'], { roomUntil }: Reservation, now: Date): BookingState {
  if (state === 'completed' || state === 'signed') return now < roomUntil ? 'turnover' : 'released';
  return LIVE[state];
}

function keysOf(kind: 'absolute' | 'relative'): string[] {
  return CONTRAINDICATIONS.filter((entry) => entry.kind === kind).map(({ key }) => key);
}

/** Every question answered; the one named is a yes. */
function screen(present: string | null): Record<string, boolean> {
  return Object.fromEntries(CONTRAINDICATIONS.map(({ key }) => [key, key === present]));
}

function assessment(complete: boolean): Record<string, string> {
  return {
    history: 'Worry on most days for years, worse since a change of work; sleeps five hours.',
    trials: 'Two SSRIs and a course of CBT, each with partial effect.',
    medication: 'Sertraline 100 mg, unchanged for six months.',
    ...(complete && {
      substances: 'Alcohol two glasses a week, no other.',
      examination: 'Unremarkable. Blood pressure 124/78, heart rate 70.',
      risk: 'No thoughts of self-harm now or in the past year.',
    }),
  };
}

export function dateOf(at: Date): string {
  return dateIn(ZONE, at);
}
