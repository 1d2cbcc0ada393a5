import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { linkTo } from '../../paths';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Arrival } from '../arrivals';
import { BoardVisit } from '../board-api';
import { ReadinessLights } from '../readiness-lights/readiness-lights';

/** Who comes, when, where, how ready, and the next step with each: one filled button at most. */
@Component({
  selector: 'tl-arrivals-table',
  imports: [ClinicTime, MatButton, ReadinessLights, RouterLink, StatusChip],
  templateUrl: './arrivals-table.html',
  styleUrl: './arrivals-table.scss',
})
export class ArrivalsTable {
  readonly rows = input.required<readonly Arrival[]>();
  /** Id of the booking whose check-in is under way. */
  readonly busy = input<string>();
  readonly checkedIn = output<BoardVisit>();
  readonly noShow = output<BoardVisit>();
  readonly opened = output<BoardVisit>();

  protected session(visit: BoardVisit): readonly string[] {
    return linkTo.session(visit.purposeId);
  }
}
