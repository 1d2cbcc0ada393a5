import { inject, Service, Signal } from '@angular/core';
import { ClinicianTodayResponse, ConsoleResponse } from '../../api/generated';
import { clinicianTodayReadResource } from '../../api/generated/@angular/common.gen';
import { CommandResult, Commands } from '../../api/send-command';

export type ClinicianToday = ClinicianTodayResponse;
export type TodaySession = ClinicianTodayResponse['sessions'][number];
export type TodayConsultation = ClinicianTodayResponse['consultations'][number];
export type Scope = 'mine' | 'all';

@Service()
export class ClinicianTodayApi {
  readonly #commands = inject(Commands);

  /** Call in an injection context. */
  day(scope: Signal<Scope>) {
    return clinicianTodayReadResource(() => ({ query: { scope: scope() } }));
  }

  /** The contact 24 to 72 h after a session was made. */
  contactMade(sessionId: string): Promise<CommandResult<ConsoleResponse>> {
    return this.#commands.send({ url: `/api/sessions/${sessionId}/events`, body: { kind: 'integration_contact' } });
  }
}
