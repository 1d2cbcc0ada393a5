import { addMinutes } from '../platform/time/interval.js';
import type { Clinic } from './clinic.js';
import { addConsultation, type ConsultationWish } from './consultations.js';
import { addInquiryOf } from './inquiries.js';
import { acceptance, addCourse } from './plan-courses.js';
import { TODAYS_CONSULTATIONS } from './rules/roster.js';

/** People without a course: consultations ahead, today and without a plan after them, and plans not yet accepted. */
export function addVisitors(clinic: Clinic): void {
  const { random, scale } = clinic;
  for (const { room, start } of TODAYS_CONSULTATIONS) {
    visit(clinic, {
      ...{ day: 0, direction: 1, outcome: 'eligible' },
      place: { room: clinic.rooms[room] ?? '', start },
    });
  }
  const many = (count: number, make: () => void) => {
    for (let index = 0; index < Math.round(count * scale); index++) make();
  };
  many(5, () => visit(clinic, { day: random.between(1, 9), direction: 1, outcome: 'eligible' }));
  many(2, () => visit(clinic, { day: -1, direction: -1, outcome: 'eligible', unsigned: true }));
  many(4, () => visit(clinic, { day: -random.between(5, 300), direction: -1, outcome: 'not_eligible' }));
  many(4, () => visit(clinic, { day: -random.between(5, 90), direction: -1, outcome: 'deferred' }));
  many(3, () => visit(clinic, { day: -random.between(2, 60), direction: -1, outcome: 'eligible', fate: 'cancelled' }));
  many(2, () => visit(clinic, { day: -random.between(2, 60), direction: -1, outcome: 'eligible', fate: 'no_show' }));
  many(2, () => propose(clinic, 'draft'));
  many(3, () => propose(clinic, 'proposed'));
  many(3, () => propose(clinic, 'withdrawn'));
}

/** Takes today's exact place, or another hour when the day is too short for it. */
function visit(clinic: Clinic, wish: ConsultationWish): void {
  const { random, now } = clinic;
  const opened = addMinutes(clinic.at(wish.day, 0), -random.between(6, 16) * 24 * 60);
  const createdAt = opened < now ? opened : addMinutes(now, -random.between(300, 3_000));
  const past = wish.day < 0 && wish.fate === undefined;
  const person = clinic.admit(createdAt, past && wish.outcome === 'eligible' ? 'active' : 'prospective');
  const done = wish.day < 0;
  addInquiryOf(clinic, person, createdAt, done ? 'converted' : 'consultation_booked');
  if (addConsultation(clinic, person, wish) || !wish.place) return;
  const { place: _, ...elsewhere } = wish;
  addConsultation(clinic, person, { ...elsewhere, day: 1 });
}

function propose(clinic: Clinic, state: 'draft' | 'proposed' | 'withdrawn'): void {
  const { random } = clinic;
  const ago = state === 'withdrawn' ? random.between(40, 200) : random.between(2, 8);
  const createdAt = clinic.at(-ago - 9, random.between(0, 400));
  const person = clinic.admit(createdAt);
  addInquiryOf(clinic, person, createdAt, 'converted');
  const consultation = addConsultation(clinic, person, { day: -ago, direction: -1, outcome: 'eligible' });
  if (!consultation) return;
  const proposed = addMinutes(consultation.endsAt, 30);
  const withdrawnAt = acceptance(consultation.endsAt, 12).acceptedAt;
  addCourse(clinic, person, consultation, {
    ...{ sessionCount: random.pick([3, 6]), createdAt: proposed, state },
    ...(state === 'withdrawn' && { closedAt: withdrawnAt, closedReason: 'Chose another treatment' }),
  });
}
