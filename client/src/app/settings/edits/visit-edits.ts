import { inject, Service } from '@angular/core';
import { Edit, numberOf, Values } from '../edit-dialog/edit';
import { SettingsApi, VisitTemplate } from '../settings-api';
import { PURPOSE_WORDS } from '../settings-words';
import { SavedRows } from './saved-rows';

const PHASES = ['prep', 'session', 'recovery', 'integration', 'turnover'] as const;

/** What the dialog of a visit's minutes asks for, and how it is saved. */
@Service()
export class VisitEdits {
  readonly #api = inject(SettingsApi);
  readonly #rows = inject(SavedRows);

  template(template: VisitTemplate): Edit {
    const valuesOf = (one: VisitTemplate): Values =>
      Object.fromEntries(PHASES.map((phase) => [phase, String(one[phase])]));
    const name = PURPOSE_WORDS[template.purpose] ?? template.purpose;
    return {
      title: `${name}, minutes`,
      about: 'For bookings from now on; what is booked keeps its minutes.',
      fields: PHASES.map((phase) => ({
        ...{ name: phase, label: phase.charAt(0).toUpperCase() + phase.slice(1), kind: 'number' as const },
        ...(phase === 'turnover' && { help: 'At least; a room that needs longer keeps its own.' }),
      })),
      values: valuesOf(template),
      ...{ verb: 'Save the minutes', zone: 'UTC', version: template.version, preview: 'visit' },
      save: (values, attempt) => {
        const body = Object.fromEntries(PHASES.map((phase) => [phase, numberOf(values[phase])]));
        return this.#api.change(`visit-templates/${template.id}`, body, attempt);
      },
      current: () => this.#rows.current('visit-templates', template, valuesOf),
    };
  }
}
