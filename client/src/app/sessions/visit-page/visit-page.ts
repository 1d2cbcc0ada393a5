import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { toProblem } from '../../../api/problem';
import { CommandResult } from '../../../api/send-command';
import { reloadOn } from '../../live/live';
import { linkTo } from '../../paths';
import { Card } from '../../ui/card/card';
import { VisitMover } from '../../scheduling/visit-mover-api';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { ErrorState } from '../../ui/error-state/error-state';
import { Icon } from '../../ui/icon/icon';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { ReadinessPanel } from '../readiness-panel/readiness-panel';
import { SessionApi, Visit } from '../session-api';

const CAUSES: Readonly<Record<Visit['causes'][number]['cause'], string>> = {
  ...{
    identity: 'Identity',
    ride: 'Ride home',
    fasting: 'Fasting',
    consent: 'Consent',
    see_clinician: 'See clinician',
  },
};
const TONES = { clear: 'ok', attention: 'warn', block: 'stop' } as const;
const REMARKS = { clear: 'nothing blocks', attention: 'still to confirm', block: 'not yet' } as const;
const ICONS = { clear: 'check', attention: 'alert', block: 'hand' } as const;

/** The front desk's side of a session: arrival, ride, fasting, and why the patient is not ready. */
@Component({
  selector: 'tl-visit-page',
  imports: [Card, ClinicTime, ErrorState, Icon, MatButton, ReadinessPanel, RouterLink, SkeletonRows, StatusChip],
  template: `
    @if (visit(); as visit) {
      <div class="page">
        <a class="back" matButton="text" [routerLink]="linkTo.today()"><tl-icon name="left" /> Back to Today</a>
        <tl-card [heading]="visit.patientName" [remark]="place()">
          <dl class="facts">
            <dt>Room</dt>
            <dd>{{ visit.roomName ?? 'none' }}</dd>
            <dt>Time</dt>
            <dd>{{ visit.startsAt | clinicTime: 'dayTime' }} to {{ visit.endsAt | clinicTime: 'time' }}</dd>
            <dt>Clinician</dt>
            <dd>{{ visit.clinicianName }}</dd>
            <dt>State</dt>
            <dd>{{ state() }}</dd>
          </dl>
          <div class="acts">
            @if (may('checkIn')) {
              <button matButton="filled" type="button" (click)="checkIn(visit)">Check in</button>
            }
            @if (may('undoCheckIn')) {
              <button matButton="outlined" type="button" (click)="undoCheckIn(visit)">Not here after all</button>
            }
            @if (may('move')) {
              <button matButton="outlined" type="button" (click)="move(visit)">Move…</button>
            }
            <a matButton="outlined" [routerLink]="linkTo.patient(visit.patientId)">Open the chart</a>
            @if (may('noShow')) {
              <button matButton="outlined" type="button" (click)="noShow(visit)">Mark as no-show</button>
            }
            @if (may('cancel')) {
              <button matButton="outlined" type="button" class="danger" (click)="cancel(visit)">Cancel session</button>
            }
          </div>
        </tl-card>
        <tl-card heading="Ready?" [remark]="remarks[visit.light]">
          <div class="lights">
            @for (cause of causes(); track cause.label) {
              <tl-status-chip [tone]="cause.tone" [icon]="cause.icon">{{ cause.label }}</tl-status-chip>
            }
          </div>
          <tl-readiness-panel
            [sessionId]="visit.id"
            [checks]="visit.checks"
            [mayAnswer]="may('readiness')"
            [escortName]="visit.escortName"
            [escortPhone]="visit.escortPhone"
            (changed)="resource.reload()"
          />
        </tl-card>
      </div>
    } @else if (failure(); as failure) {
      <tl-error-state heading="The visit did not load" [failure]="failure" (retry)="resource.reload()" />
    } @else {
      <tl-skeleton-rows what="the visit" />
    }
  `,
  styles: `
    .page {
      display: grid;
      align-content: start;
      grid-template-columns: minmax(260px, 1fr) minmax(0, 2fr);
      gap: 16px;
    }
    .back {
      grid-column: 1 / -1;
      justify-self: start;
    }
    dl {
      padding: 0 14px 12px;
    }
    .acts,
    .lights {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      padding: 0 14px 14px;
    }
    @media (width < 840px) {
      .page {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class VisitPage {
  readonly id = input.required<string>();

  readonly #api = inject(SessionApi);
  readonly #confirm = inject(ConfirmDialog);
  readonly #snackbar = inject(UndoSnackbar);
  readonly #mover = inject(VisitMover);
  readonly #router = inject(Router);
  protected readonly linkTo = linkTo;
  protected readonly remarks = REMARKS;
  protected readonly resource = this.#api.visit(this.id);
  protected readonly visit = computed(() => (this.resource.hasValue() ? this.resource.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly place = computed(() => {
    const visit = this.visit();
    return visit?.ordinal ? `session ${visit.ordinal} of ${visit.sessionCount}` : 'booster';
  });
  protected readonly state = computed(() => {
    const words = this.visit()?.state.replaceAll('_', ' ') ?? '';
    return words.charAt(0).toUpperCase() + words.slice(1);
  });
  protected readonly causes = computed(() =>
    (this.visit()?.causes ?? []).map(({ cause, light }) => ({
      label: CAUSES[cause],
      tone: TONES[light],
      icon: ICONS[light],
    })),
  );

  constructor() {
    reloadOn('today', this.resource);
  }

  protected may(action: string): boolean {
    return this.visit()?.allowedActions.includes(action) ?? false;
  }

  protected async checkIn(visit: Visit): Promise<void> {
    const refusal = await this.#try(this.#api.checkIn(visit.id, {}));
    if (refusal) this.#snackbar.say(refusal);
    else this.#snackbar.show(`${visit.patientName} is checked in`, () => void this.undoCheckIn(visit));
  }

  protected async undoCheckIn(visit: Visit): Promise<void> {
    const refusal = await this.#try(this.#api.undoCheckIn(visit.id));
    this.#snackbar.say(refusal ?? `${visit.patientName} is expected again`);
  }

  protected async move(visit: Visit): Promise<void> {
    const { id: purposeId, patientName, roomId, clinicianId, startsAt, bookingVersion } = visit;
    if (!roomId || !startsAt) return;
    const held = visit.state === 'held';
    const kind = visit.kind === 'booster' ? ('booster' as const) : ('session' as const);
    const version = held || bookingVersion === null ? {} : { version: bookingVersion };
    const booked = { kind, purposeId, patientName, roomId, clinicianId, startsAt, held, ...version };
    await this.#mover.move(booked, (moved) => {
      if (held && moved?.id) void this.#router.navigate(linkTo.session(moved.id));
      else this.resource.reload();
    });
  }

  protected async noShow(visit: Visit): Promise<void> {
    await this.#confirm.ask({
      title: 'Mark as no-show?',
      message: `${visit.patientName} did not come. The session never counts and its slot is open again.`,
      ...{ words: 'none', keep: 'Wait longer', verb: 'Mark as no-show', destructive: true },
      act: () => this.#try(this.#api.markNoShow(visit.id)),
    });
  }

  protected async cancel(visit: Visit): Promise<void> {
    await this.#confirm.ask({
      title: 'Cancel this session?',
      message: `${visit.patientName} loses the time and the room is free. The slot of the plan stays open.`,
      reasons: [
        { value: 'patient', label: 'The patient cancels' },
        { value: 'clinic', label: 'The clinic cancels' },
      ],
      ...{ words: 'required', keep: 'Keep the session', verb: 'Cancel the session', destructive: true },
      act: ({ reason, words }) =>
        this.#try(this.#api.cancel(visit.id, reason === 'patient' ? 'patient' : 'clinic', words)),
    });
  }

  /** @returns the refusal, in words */
  async #try(command: Promise<CommandResult<Visit>>): Promise<string | undefined> {
    const result = await command;
    if (!result.ok) return result.problem.detail;
    this.resource.set(result.value);
    return undefined;
  }
}
