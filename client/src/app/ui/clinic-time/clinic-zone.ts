import { computed, Service, signal } from '@angular/core';

/** The IANA zone every date and time is shown in: the location's, never the browser's. */
@Service()
export class ClinicZone {
  readonly #id = signal(browserZone());

  readonly id = this.#id.asReadonly();
  readonly differsFromBrowser = computed(() => this.id() !== browserZone());

  set(zone: string): void {
    this.#id.set(zone);
  }
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
