import { inject, Service } from '@angular/core';
import { Edit, numberOf, Values } from '../edit-dialog/edit';
import { Absence, ClinicianHours, LocationSettings, SettingsApi, Shift } from '../settings-api';
import { ABSENCE_WORDS, WEEKDAYS } from '../settings-words';
import { SavedRows } from './saved-rows';
import { SPAN_FIELDS, spanBody, spanField, spanValues } from './span-fields';

const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));
const KIND_CHOICES = Object.entries(ABSENCE_WORDS).map(([value, label]) => ({ value, label }));

/** What the dialogs of a clinician's shifts and absences ask for, and how they are saved. */
@Service()
export class ClinicianEdits {
  readonly #api = inject(SettingsApi);
  readonly #rows = inject(SavedRows);

  shift(clinician: ClinicianHours, locations: readonly LocationSettings[], found?: Shift): Edit {
    const valuesOf = (shift: Shift): Values => ({
      ...{ locationId: shift.locationId, weekday: String(shift.weekday), starts: shift.starts, ends: shift.ends },
      ...{ validFrom: shift.validFrom, validUntil: shift.validUntil ?? '' },
    });
    const [first] = locations;
    const empty = {
      ...{ locationId: first?.id ?? '', weekday: '', starts: '', ends: '', validUntil: '' },
      validFrom: first?.today ?? '',
    };
    const choices = locations.map(({ id, name }) => ({ value: id, label: name }));
    return {
      title: `${found ? 'Change a' : 'A'} shift of ${clinician.displayName}`,
      about: 'Every week, in the time of the location. Whoever has no shift at all works whenever it is open.',
      fields: [
        { name: 'weekday', label: 'Weekday', kind: 'choice', choices: WEEKDAY_CHOICES },
        { name: 'locationId', label: 'Location', kind: 'choice', choices },
        { name: 'starts', label: 'From', kind: 'clock' },
        { name: 'ends', label: 'Until', kind: 'clock' },
        { name: 'validFrom', label: 'First day', kind: 'date' },
        { name: 'validUntil', label: 'Last day', kind: 'date', optional: true, help: 'Empty: until further notice.' },
      ],
      values: found ? valuesOf(found) : empty,
      ...{ verb: 'Save the shift', zone: first?.timeZone ?? 'UTC', version: found?.version ?? 0 },
      save: (values, attempt) => {
        const body = { ...values, weekday: numberOf(values['weekday']) };
        if (found) return this.#api.change(`shifts/${found.id}`, body, attempt);
        return this.#api.add(`clinicians/${clinician.id}/shifts`, body, attempt);
      },
      ...(found && {
        current: () => this.#rows.currentOf('clinicians', found, ({ shifts }) => shifts, valuesOf),
      }),
    };
  }

  absence(clinician: ClinicianHours, zone: string, found?: Absence): Edit {
    const valuesOf = (absence: Absence): Values => ({ kind: absence.kind ?? '', ...spanValues(absence, zone) });
    const empty = { startDate: '', startTime: '', endDate: '', endTime: '', kind: '' };
    return {
      title: `${found ? 'Change an' : 'An'} absence of ${clinician.displayName}`,
      fields: [...SPAN_FIELDS, { name: 'kind', label: 'Why', kind: 'choice', choices: KIND_CHOICES }],
      values: found ? valuesOf(found) : empty,
      ...{ verb: 'Save the absence', zone, version: found?.version ?? 0 },
      save: (values, attempt) => {
        const body = { ...spanBody(values, zone), kind: values['kind'] };
        if (found) return this.#api.change(`absences/${found.id}`, body, attempt);
        return this.#api.add(`clinicians/${clinician.id}/absences`, body, attempt);
      },
      ...(found && {
        current: () => this.#rows.currentOf('clinicians', found, ({ absences }) => absences, valuesOf),
      }),
      fieldOf: spanField,
    };
  }
}
