import { Component, computed, input } from '@angular/core';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import type { BoardDay } from '../board-api';
import { PrintHeader } from '../print-header/print-header';
import { layOutSheet } from './sheet-layout';

/** The day on paper, A4 across: what the board prints instead of itself. Readable in black and white. */
@Component({
  selector: 'tl-day-sheet',
  imports: [PrintHeader],
  templateUrl: './day-sheet.html',
  styleUrl: './day-sheet.scss',
})
export class DaySheet {
  readonly day = input.required<BoardDay>();

  protected readonly sheet = computed(() => layOutSheet(this.day()));
  protected readonly heading = computed(() => {
    const { date, timeZone } = this.day();
    return `Day sheet, ${formatTime(date, 'fullDay', timeZone)}`;
  });
}
