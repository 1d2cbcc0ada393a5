import { Component, computed, inject, input } from '@angular/core';
import { Auth } from '../../auth/auth';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { SessionConsole } from '../session-api';
import { VitalsChart } from '../vitals-chart/vitals-chart';
import { alertWords } from '../vitals-table/alert-words';

/** What became of a session that was not dosed, before the reason for it. */
const UNDOSED: Readonly<Partial<Record<SessionConsole['state'], string>>> = {
  ...{ held: 'Held', rescheduled: 'Held, then rescheduled', cancelled: 'Cancelled', no_show: 'Not attended' },
};

/** The session record on one page of paper, without anything of the integration. Only for print. */
@Component({
  selector: 'tl-session-sheet',
  imports: [ClinicTime, VitalsChart],
  templateUrl: './session-sheet.html',
  styleUrl: './session-sheet.scss',
})
export class SessionSheet {
  readonly session = input.required<SessionConsole>();
  /** Epoch milliseconds. */
  readonly now = input.required<number>();
  readonly #auth = inject(Auth);

  protected readonly clinic = computed(() => this.#auth.session()?.clinic.name ?? '');
  protected readonly by = computed(() => this.#auth.session()?.staff.displayName ?? '');
  protected readonly place = computed(() => {
    const { ordinal, sessionCount } = this.session();
    return ordinal ? `session ${ordinal} of ${sessionCount}` : 'booster';
  });
  protected readonly undosed = computed(() => UNDOSED[this.session().state] ?? 'Reason');
  protected readonly rows = computed(() => {
    const { readings, vitalSlots, baselineId } = this.session();
    return readings
      .filter(({ replaced }) => !replaced)
      .map((reading) => ({
        ...reading,
        label:
          reading.id === baselineId
            ? 'Baseline'
            : (vitalSlots.find(({ readingId }) => readingId === reading.id)?.label ?? 'Extra'),
        words: alertWords(reading.alerts)
          .map(({ words }) => words)
          .join('; '),
      }));
  });
  protected readonly adverse = computed(() => this.session().events.filter(({ kind }) => kind === 'adverse'));
}
