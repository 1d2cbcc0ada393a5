import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DateField } from '../../../ui/date-time/date-field';
import { TimeField } from '../../../ui/date-time/time-field';
import { Field } from '../../../ui/field/field';
import { Input } from '../../../ui/field/input';
import { Series, SeriesRules } from '../../series-api';
import { WEEKDAYS } from '../series-words';

const KEEPS = [
  { key: 'sameTime', label: 'Same time of day' },
  { key: 'sameRoom', label: 'Same room' },
  { key: 'sameClinician', label: 'Same clinician' },
] as const;

/** What is asked of the series. Each change is searched for when the form is sent. */
@Component({
  selector: 'tl-rules-panel',
  imports: [DateField, Field, Input, MatButton, TimeField],
  templateUrl: './rules-panel.html',
  styleUrl: './rules-panel.scss',
})
export class RulesPanel {
  readonly series = input.required<Series>();
  readonly busy = input(false);
  /** Messages of the server by field. */
  readonly refusals = input<Readonly<Record<string, readonly string[]>>>({});
  readonly searched = output<SeriesRules>();

  protected readonly keeps = KEEPS;
  protected readonly weekdays = WEEKDAYS;
  protected readonly rules = linkedSignal(() => this.series().rules);
  protected readonly away = computed(() => this.rules().away[0] ?? { from: '', until: '' });

  protected set(change: Partial<SeriesRules>): void {
    this.rules.update((rules) => ({ ...rules, ...change }));
  }

  protected toggle(weekday: number): void {
    this.rules.update(({ weekdays, ...rules }) => ({
      ...rules,
      weekdays: weekdays.includes(weekday)
        ? weekdays.filter((day) => day !== weekday)
        : [...weekdays, weekday].sort((a, b) => a - b),
    }));
  }

  protected setAway(change: { from?: string; until?: string }): void {
    const range = { ...this.away(), ...change };
    this.set({ away: range.from || range.until ? [range] : [] });
  }

  protected search(event: Event): void {
    event.preventDefault();
    const { away, ...rules } = this.rules();
    // One day away is a range of one day.
    const whole = away.map(({ from, until }) => ({ from: from || until, until: until || from }));
    this.searched.emit({ ...rules, away: whole });
  }

  protected refusal(field: string): string | undefined {
    return Object.entries(this.refusals()).find(([path]) => path.split('.')[0] === field)?.[1][0];
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected setKeep(key: (typeof KEEPS)[number]['key'], event: Event): void {
    this.set({ [key]: this.text(event) as SeriesRules['sameTime'] });
  }
}
