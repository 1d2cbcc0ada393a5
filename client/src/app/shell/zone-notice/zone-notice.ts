import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Auth } from '../../auth/auth';
import { Clock } from '../../ui/clinic-time/clock';
import { browserZone, ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Icon } from '../../ui/icon/icon';
import { zoneName, zoneOffsetMinutes } from '../../ui/clinic-time/zone-offset';

/** Says whose time the console shows when this device keeps another. */
@Component({
  selector: 'tl-zone-notice',
  imports: [Icon, MatButton],
  template: `
    @if (words(); as words) {
      <div class="notice">
        <tl-icon name="info" />
        <span>{{ words }}</span>
        <button matButton class="small-button" type="button" (click)="read.set(true)">Got it</button>
      </div>
    }
  `,
  styles: `
    .notice {
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 2px 20px;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
    button {
      margin-left: auto;
    }
  `,
})
export class ZoneNotice {
  readonly #clock = inject(Clock);
  readonly #auth = inject(Auth);
  readonly #zone = inject(ClinicZone);
  protected readonly read = signal(false);

  protected readonly words = computed(() => {
    const clinic = this.#auth.session()?.clinic;
    if (!clinic || this.read() || !this.#zone.differsFromBrowser()) return undefined;
    const now = this.#clock.minute();
    const ahead = zoneOffsetMinutes(browserZone(), now) - zoneOffsetMinutes(clinic.timeZone, now);
    if (ahead === 0) return undefined;
    return `Times are ${clinic.name}’s (${zoneName(clinic.timeZone, now)}). You are ${span(ahead)} ${ahead > 0 ? 'ahead' : 'behind'}.`;
  });
}

function span(minutes: number): string {
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ');
}
