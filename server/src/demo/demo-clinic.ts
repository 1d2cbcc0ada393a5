import { addMinutes } from '../platform/time/interval.js';
import { addBoosters } from './boosters.js';
import { addCalendar } from './calendar.js';
import { Clinic, type DemoOptions } from './clinic.js';
import type { ClinicRows } from './clinic-rows.js';
import { addOtherInquiries } from './inquiries.js';
import { addOpenPlan } from './open-plans.js';
import { addPastPlans } from './past-plans.js';
import type { Course } from './plan-courses.js';
import { OPEN_PLANS } from './rules/roster.js';
import { addScores } from './scores.js';
import { addVisitors } from './visitors.js';

/** Days without a visit after which a patient counts as inactive. */
const INACTIVE_AFTER_DAYS = 210;

/** Invents the whole clinic around `now`: the same seed and moment give the same rows. */
export function makeDemoClinic(options: DemoOptions): ClinicRows {
  const clinic = new Clinic(options);
  const open = repeat(clinic.scale, OPEN_PLANS).flatMap((plan) => addOpenPlan(clinic, plan) ?? []);
  addVisitors(clinic);
  const past = addPastPlans(clinic);
  addScores(clinic, [...past, ...open]);
  addBoosters(
    clinic,
    past.filter(({ plan }) => plan.state === 'completed'),
  );
  addOtherInquiries(clinic);
  settlePatients(clinic, past);
  addCalendar(clinic);
  clinic.rows.patient.sort((a, b) => Number(a.createdAt) - Number(b.createdAt));
  return clinic.rows;
}

/** Who has not been here for long is inactive; one has died, and one chart was opened twice. */
function settlePatients(clinic: Clinic, past: readonly Course[]): void {
  const { rows, now } = clinic;
  const boosted = new Set(rows.booster.map(({ patientId }) => patientId));
  const limit = addMinutes(now, -INACTIVE_AFTER_DAYS * 24 * 60);
  const gone = past.filter(({ plan, person }) => plan.closedAt && plan.closedAt < limit && !boosted.has(person.id));
  gone.forEach(({ person }, index) => {
    const row = rows.patient.find(({ id }) => id === person.id);
    if (row) row.state = index === 0 ? 'deceased' : 'inactive';
  });
  const survivor = past.find(({ plan, person }) => plan.state === 'completed' && boosted.has(person.id))?.person;
  if (!survivor) return;
  const twin = clinic.admit(addMinutes(now, -90 * 24 * 60), 'prospective');
  const row = rows.patient.find(({ id }) => id === twin.id);
  if (row) {
    Object.assign(row, {
      ...{ givenName: survivor.givenName, familyName: survivor.familyName, birthDate: survivor.birthDate },
      ...{ state: 'merged', mergedIntoId: survivor.id },
    });
  }
}

function repeat<T>(times: number, list: readonly T[]): T[] {
  return Array.from({ length: Math.max(1, Math.round(times)) }, () => list).flat();
}
