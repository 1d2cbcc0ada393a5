import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { IconName } from '../../ui/icon/icons';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Tone } from '../../ui/tone';
import { WaitingInquiry } from '../desk-api';

const SOURCES: Readonly<Record<WaitingInquiry['source'], string>> = {
  ...{ web: 'Web form', phone: 'Phone', referral: 'Referral', walk_in: 'Walk-in' },
};

/** People who wait for an answer or the next call, longest first. */
@Component({
  selector: 'tl-waiting-inquiries',
  imports: [ClinicTime, EmptyState, RouterLink, StatusChip],
  template: `
    <ul>
      @for (inquiry of inquiries(); track inquiry.id) {
        <li>
          <a [routerLink]="link(inquiry.id)">{{ inquiry.name }}</a>
          <tl-status-chip [tone]="look(inquiry).tone" [icon]="look(inquiry).icon">{{
            look(inquiry).word
          }}</tl-status-chip>
          <span class="words">{{ sources[inquiry.source] }} · {{ inquiry.receivedAt | clinicTime: 'dayTime' }}</span>
        </li>
      } @empty {
        <li><tl-empty-state heading="Everybody has an answer" icon="inbox" /></li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 3px 8px;
      padding: 9px 14px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    a {
      font: var(--mat-sys-title-small);
    }
    tl-empty-state,
    .words {
      grid-column: 1 / -1;
    }
    .words {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class WaitingInquiries {
  readonly inquiries = input.required<readonly WaitingInquiry[]>();

  protected readonly sources = SOURCES;
  protected readonly link = linkTo.inquiry;

  protected look({ needsReview, state }: WaitingInquiry): { word: string; tone: Tone; icon: IconName } {
    if (needsReview) return { word: 'Clinical review', tone: 'warn', icon: 'alert' };
    return state === 'new'
      ? { word: 'New', tone: 'plain', icon: 'inbox' }
      : { word: 'Contacted', tone: 'plain', icon: 'phone' };
  }
}
