import { Component, computed, inject, output } from '@angular/core';
import { toProblem } from '../../../api/problem';
import { reloadOn } from '../../live/live';
import { ClinicTime } from '../../ui/clinic-time/clinic-time';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { ErrorState } from '../../ui/error-state/error-state';
import { IconName } from '../../ui/icon/icons';
import { SkeletonRows } from '../../ui/skeleton-rows/skeleton-rows';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Tone } from '../../ui/tone';
import { BoardApi, ToSchedule } from '../board-api';

const DRIFT: Readonly<Record<ToSchedule['drift']['level'], { word: string; tone: Tone; icon: IconName }>> = {
  on_track: { word: 'On track', tone: 'ok', icon: 'check' },
  drifting: { word: 'Drifting', tone: 'warn', icon: 'alert' },
  off_protocol: { word: 'Off protocol', tone: 'stop', icon: 'hand' },
};

/** Plans whose next session nobody has booked, most urgent first. A card opens the booking dialog with that plan. */
@Component({
  selector: 'tl-to-schedule-tray',
  imports: [ClinicTime, EmptyState, ErrorState, SkeletonRows, StatusChip],
  host: { role: 'complementary', 'aria-labelledby': 'to-schedule' },
  templateUrl: './to-schedule-tray.html',
  styleUrl: './to-schedule-tray.scss',
})
export class ToScheduleTray {
  readonly picked = output<ToSchedule>();

  protected readonly plans = inject(BoardApi).toScheduleResource();
  protected readonly items = computed(() => (this.plans.hasValue() ? this.plans.value().items : []));
  protected readonly failure = computed(() => (this.plans.error() ? toProblem(this.plans.error()) : undefined));
  protected readonly drift = DRIFT;

  constructor() {
    reloadOn('board', this.plans);
  }
}
