import type { Inquiry } from '../inquiries/inquiry.entity.js';
import { INQUIRY_FLAGS } from '../inquiries/rules/inquiry-flags.js';
import { addMinutes } from '../platform/time/interval.js';
import type { Clinic, Person } from './clinic.js';
import { concernText } from './rules/note-texts.js';

const SOURCES = [
  ['web', 45],
  ['phone', 30],
  ['referral', 20],
  ['walk_in', 5],
] as const;

/** The inquiry that a patient came from, some days before the chart was opened. */
export function addInquiryOf(
  clinic: Clinic,
  person: Person,
  chartOpened: Date,
  state: 'converted' | 'consultation_booked',
) {
  const { random } = clinic;
  const receivedAt = addMinutes(chartOpened, -random.between(300, 9_000));
  clinic.rows.inquiry.push({
    ...{ id: random.id(receivedAt), givenName: person.givenName, familyName: person.familyName },
    ...{ phone: person.phone, email: person.email, source: random.weighted(SOURCES), concern: concernText(random) },
    ...{ flags: random.chance(0.12) ? [random.pick(INQUIRY_FLAGS)] : [], state, patientId: person.id, receivedAt },
    ...{ contactedAt: addMinutes(receivedAt, random.between(30, 280)), version: 4 },
  });
}

const CLOSED: readonly Inquiry['closedReason'][] = ['unreachable', 'declined', 'not_suitable', 'duplicate', 'other'];

/** Inquiries that are nobody's chart: open ones of the last days, and those closed over two years. */
export function addOtherInquiries(clinic: Clinic): void {
  const { random, now, scale } = clinic;
  const open: readonly [Inquiry['state'], number, number][] = [
    ['new', 5, 1_500],
    ['contacted', 4, 5_000],
    ['screening', 3, 9_000],
  ];
  for (const [state, count, oldest] of open) {
    for (let index = 0; index < Math.round(count * scale); index++) {
      add(clinic, state, addMinutes(now, -random.between(20, oldest)), null);
    }
  }
  for (let index = 0; index < Math.round(38 * scale); index++) {
    const receivedAt = clinic.at(-random.between(3, 700), random.between(0, 540));
    add(clinic, 'closed', receivedAt, CLOSED[index % CLOSED.length] ?? 'other');
  }
}

function add(clinic: Clinic, state: Inquiry['state'], receivedAt: Date, closedReason: Inquiry['closedReason']): void {
  const { random, now } = clinic;
  const person = clinic.stranger();
  const called = addMinutes(receivedAt, random.between(15, 900));
  clinic.rows.inquiry.push({
    ...{ id: random.id(receivedAt), givenName: person.givenName, familyName: person.familyName },
    ...{ phone: person.phone, email: random.chance(0.8) ? person.email : null, source: random.weighted(SOURCES) },
    ...{
      concern: concernText(random),
      flags: random.chance(0.2) ? [random.pick(INQUIRY_FLAGS)] : [],
      state,
      closedReason,
    },
    ...{
      receivedAt,
      contactedAt: state === 'new' ? null : called < now ? called : now,
      version: state === 'new' ? 1 : 2,
    },
  });
}
