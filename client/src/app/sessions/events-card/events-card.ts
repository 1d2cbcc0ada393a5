import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { EventBody } from '../../../api/generated';
import { Card } from '../../ui/card/card';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { Clock } from '../../ui/clinic-time/clock';
import { ConfirmDialog } from '../../ui/confirm-dialog/confirm-dialog';
import { Icon } from '../../ui/icon/icon';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { EVENT_WORDS } from '../entry-words';
import { PendingEntries } from '../pending-entries';
import { SessionConsole } from '../session-api';

type Kind = EventBody['kind'];
const STAMPS: readonly { readonly kind: Kind; readonly label: string }[] = [
  { kind: 'comfort', label: 'Comfort check' },
  { kind: 'repositioned', label: 'Reposi\u00adtioned' },
  { kind: 'water', label: 'Water' },
  { kind: 'spoke', label: 'Patient spoke' },
  { kind: 'pump', label: 'Pump change' },
];

/** What happened at the chair, stamped with one touch, and the adverse events that are still open. */
@Component({
  selector: 'tl-events-card',
  imports: [Card, ClinicTime, Icon, MatButton, StatusChip],
  template: `
    <tl-card heading="Events" remark="stamped now">
      @if (may()) {
        <div class="stamps">
          @for (stamp of stamps; track stamp.kind) {
            <button matButton="outlined" type="button" (click)="send({ kind: stamp.kind })">{{ stamp.label }}</button>
          }
          <button matButton="outlined" type="button" (click)="note()">Note</button>
        </div>
      }
      <ul>
        @for (event of pending(); track event.id) {
          <li>
            <span class="at">{{ event.at | clinicTime: 'time' }}</span>
            <span>{{ words[event.kind] }}{{ event.text ? ': ' + event.text : '' }} <em>pending</em></span>
            <tl-icon name="offline" size="s" label="Kept here, tried again" />
          </li>
        }
        @for (event of session().events; track event.id) {
          <li>
            <span class="at">{{ event.at | clinicTime: 'time' }}</span>
            <span>{{ words[event.kind] }}{{ event.text ? ': ' + event.text : '' }}</span>
          </li>
        } @empty {
          @if (pending().length === 0) {
            <li class="muted">Nothing yet.</li>
          }
        }
      </ul>
    </tl-card>
    <tl-card heading="Adverse events" [remark]="open().length + ' open'">
      <div class="adverse">
        @for (event of open(); track event.id) {
          <div class="row">
            <tl-status-chip [tone]="event.severity === 'severe' ? 'stop' : 'warn'" icon="alert">
              {{ event.severity }}
            </tl-status-chip>
            <span class="grow small">{{ event.text }} since {{ event.at | clinicTime: 'time' }}</span>
            @if (may()) {
              <button matButton="outlined" type="button" (click)="send({ kind: 'resolved', resolvesId: event.id })">
                Resolve
              </button>
            }
          </div>
        }
        @if (may()) {
          <button matButton="outlined" type="button" (click)="adverse()">
            <tl-icon name="plus" /> Add adverse event
          </button>
        } @else if (open().length === 0) {
          <p class="muted small">None open.</p>
        }
      </div>
    </tl-card>
    @if (refusal(); as refusal) {
      <p class="refusal" role="alert">{{ refusal }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
      min-height: 0;
    }
    tl-card:first-child {
      flex: 1 1 auto;
      min-height: 150px;
    }
    tl-card {
      flex: none;
    }
    .stamps {
      display: grid;
      grid-template-columns: 1fr 1fr 1fr;
      gap: 6px;
      padding: 0 14px 8px;
    }
    .stamps button {
      height: 44px;
      padding: 0 4px;
      white-space: normal;
      line-height: 1.1;
    }
    ul {
      padding: 0 14px;
    }
    li {
      display: flex;
      gap: 10px;
      padding: 4px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--mat-sys-body-small);
    }
    .at {
      color: var(--mat-sys-on-surface-variant);
    }
    .adverse {
      display: grid;
      gap: 8px;
      padding: 0 14px 12px;
    }
    .refusal {
      color: var(--mat-sys-error);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class EventsCard {
  readonly session = input.required<SessionConsole>();

  readonly #pending = inject(PendingEntries);
  readonly #clock = inject(Clock);
  readonly #confirm = inject(ConfirmDialog);
  protected readonly stamps = STAMPS;
  protected readonly words = EVENT_WORDS;
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly may = computed(() =>
    ['checked_in', 'ready', 'in_session', 'aborted', 'recovering'].includes(this.session().state),
  );
  protected readonly pending = computed(() => this.#pending.eventsOf(this.session().id));
  protected readonly open = computed(() => this.session().events.filter((event) => event.open));

  protected async send(body: EventBody): Promise<void> {
    this.refusal.set(await this.#try(body));
  }

  protected async note(): Promise<void> {
    await this.#confirm.ask({
      ...{ title: 'Note what happened', message: 'Stamped with the time and your name.', words: 'required' },
      ...{ keep: 'Not now', verb: 'Add the note' },
      act: ({ words }) => this.#try({ kind: 'note', text: words }),
    });
  }

  protected async adverse(): Promise<void> {
    await this.#confirm.ask({
      title: 'Add an adverse event',
      message: 'It stays open until it is marked as over; nobody is discharged with an open one.',
      reasons: [
        { value: 'mild', label: 'Mild' },
        { value: 'moderate', label: 'Moderate' },
        { value: 'severe', label: 'Severe' },
      ],
      ...{ words: 'required', keep: 'Not now', verb: 'Add adverse event' },
      act: ({ reason, words }) =>
        this.#try({ kind: 'adverse', text: words, severity: reason as 'mild' | 'moderate' | 'severe' }),
    });
  }

  /** @returns the refusal, in words */
  async #try(body: EventBody): Promise<string | undefined> {
    const stamped = { ...body, id: crypto.randomUUID(), at: new Date(this.#clock.now()).toISOString() };
    const problem = await this.#pending.add({ kind: 'event', sessionId: this.session().id, body: stamped });
    return problem?.detail;
  }
}
