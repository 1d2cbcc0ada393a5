import { Component, input, output } from '@angular/core';
import { ClinicTime } from '../../../ui/clinic-time/clinic-time';
import { Series, SeriesProposal } from '../../series-api';
import { nameOf, PROPOSAL_NAMES } from '../series-words';

/** The proposals side by side, one of them chosen. */
@Component({
  selector: 'tl-proposal-cards',
  imports: [ClinicTime],
  template: `
    <fieldset>
      <legend class="sr-only">Proposal</legend>
      @for (proposal of series().proposals; track $index) {
        <label [class.chosen]="$index === chosen()">
          <span class="head">
            <input type="radio" name="proposal" [checked]="$index === chosen()" (change)="picked.emit($index)" />
            <b>{{ names[proposal.kind] }}</b>
          </span>
          <span class="end">{{ proposal.visits.at(-1)?.startsAt | clinicTime }}</span>
          <span class="muted">{{ summary(proposal) }}</span>
          <span class="list">
            @for (visit of proposal.visits; track visit.ordinal) {
              <span class="line">
                <span class="muted">{{ visit.ordinal }}</span>
                <span>{{ visit.startsAt | clinicTime }}</span>
                <span>{{ visit.startsAt | clinicTime: 'time' }}</span>
              </span>
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './proposal-cards.scss',
})
export class ProposalCards {
  readonly series = input.required<Series>();
  readonly chosen = input.required<number>();
  readonly picked = output<number>();

  protected readonly names = PROPOSAL_NAMES;

  protected summary({ visits }: SeriesProposal): string {
    const { rooms, clinicians, timeZone } = this.series();
    const several = (values: readonly string[], one: (value: string) => string, many: string) => {
      const all = [...new Set(values)];
      return all.length === 1 ? one(all[0] ?? '') : `${all.length} ${many}`;
    };
    const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
    return [
      several(
        visits.map(({ startsAt }) => clock.format(Date.parse(startsAt))),
        () => '1 start time',
        'start times',
      ),
      several(
        visits.map(({ roomId }) => roomId),
        (id) => nameOf(rooms, id),
        'rooms',
      ),
      several(
        visits.map(({ clinicianId }) => clinicianId),
        (id) => nameOf(clinicians, id),
        'clinicians',
      ),
    ].join(' · ');
  }
}
