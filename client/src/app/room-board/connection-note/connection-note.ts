import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Live, LiveState } from '../../live/live';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { Icon } from '../../ui/icon/icon';

interface Heard {
  /** Epoch milliseconds at which the connection was lost; undefined while it holds, and before there was one. */
  readonly lostAt: number | undefined;
  readonly hadOne: boolean;
}

/** Says, while the connection to the server is lost, that changes at other desks are missing, and since when. */
@Component({
  selector: 'tl-connection-note',
  imports: [ClinicTime, Icon],
  host: { role: 'status' },
  template: `
    @if (lostAt(); as lost) {
      <p>
        <tl-icon name="alert" size="s" />
        No connection since {{ lost | clinicTime: 'time' }}. Changes at other desks appear when it is back.
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 8px;
      align-items: center;
      margin: 0;
      padding: 6px 16px;
      border-bottom: 1px solid var(--clinic-status-held-solid);
      background: var(--clinic-status-held-container);
      color: var(--clinic-status-held-on);
      font: var(--mat-sys-label-medium);
    }
  `,
})
export class ConnectionNote {
  readonly #clock = inject(Clock);
  readonly #heard = linkedSignal<LiveState | undefined, Heard>({
    source: inject(Live).state,
    computation: (state, before) => {
      if (state === undefined) return { lostAt: undefined, hadOne: false };
      if (state === 'live') return { lostAt: undefined, hadOne: true };
      const hadOne = before?.value.hadOne ?? false;
      return { hadOne, lostAt: hadOne ? (before?.value.lostAt ?? this.#clock.now()) : undefined };
    },
  });

  protected readonly lostAt = computed(() => this.#heard().lostAt);
}
