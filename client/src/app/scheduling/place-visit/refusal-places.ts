import { Problem } from '../../../api/problem';

/** The fields of the form that a refusal can be about. */
export type PlaceField = 'planId' | 'boosterId' | 'patientId' | 'roomId' | 'clinicianId' | 'date' | 'time';

/** What was refused: by field, and in general where no field of this form can mend it. */
export interface PlacedRefusal {
  readonly fields: Partial<Readonly<Record<PlaceField, string>>>;
  readonly general: string | undefined;
  /** What is wrong with the reason that was given. */
  readonly reason: string | undefined;
  /** Whether it is the place that was refused, and not its distance to other doses: another room or time may do. */
  readonly elsewhere: boolean;
  /** Whether somebody who may can set all of it aside with a reason. */
  readonly overridable: boolean;
}

/** `who` is the field that says whose visit it is: the plan, the booster or the patient, where one can be chosen. */
const FIELD_OF_CODE: Readonly<Record<string, PlaceField | 'who'>> = {
  'booking.roomTaken': 'roomId',
  'booking.roomNotInService': 'roomId',
  'booking.roomBlocked': 'roomId',
  'booking.clinicianTaken': 'clinicianId',
  'booking.clinicianAbsent': 'clinicianId',
  'booking.clinicianOffShift': 'clinicianId',
  'booking.clinicianNotAvailable': 'clinicianId',
  'booking.patientTaken': 'who',
  'booking.patientNotBookable': 'who',
  'session.slotTaken': 'who',
  'session.outOfOrder': 'who',
  'booking.closed': 'time',
  'booking.inThePast': 'time',
  'booking.monitorLimit': 'time',
  'session.tooSoon': 'date',
  'booster.bookBeforePassed': 'date',
};

/** The server knows one field, startsAt, where the form has a date and a time. */
const FIELD_OF_PATH: Readonly<Record<string, PlaceField>> = {
  startsAt: 'time',
  roomId: 'roomId',
  clinicianId: 'clinicianId',
  planId: 'planId',
  patientId: 'patientId',
};

/**
 * Puts a refusal where it can be mended: what the server named by field stays there, a clash goes to the room, the
 * clinician or the person that is taken, and the rest is said in general.
 * @param shown whether the form shows the field now
 */
export function placeRefusal(problem: Problem, shown: (field: PlaceField) => boolean, who: PlaceField): PlacedRefusal {
  const obstacles = problem.facts?.obstacles ?? [];
  const overridable = obstacles.length > 0 && obstacles.every((obstacle) => obstacle.overridable);
  const reason = problem.fieldErrors?.['override.reason']?.join(' ');
  const rest = { elsewhere: obstacles.some(({ code }) => code.startsWith('booking.')), overridable, reason };
  const named = Object.entries(problem.fieldErrors ?? {}).flatMap(([path, messages]) => {
    const field = FIELD_OF_PATH[path];
    return field && shown(field) ? [[field, messages.join(' ')] as const] : [];
  });
  const coded = (obstacles.length > 0 ? obstacles : [problem]).flatMap(({ code, detail }) => {
    const at = FIELD_OF_CODE[code];
    const field = at === 'who' ? who : at;
    return field && shown(field) ? [[field, detail] as const] : [];
  });
  // The worst comes first: it stays where two are about one field, and the form goes to its field.
  const fields: Partial<Record<PlaceField, string>> = {};
  for (const [field, words] of [...named, ...coded]) fields[field] ??= words;
  return { fields, general: Object.keys(fields).length === 0 ? problem.detail : undefined, ...rest };
}
