import { Component, computed, input } from '@angular/core';

const PHASES = ['prep', 'session', 'recovery', 'integration', 'turnover'] as const;
const LABELS = {
  prep: 'Prep',
  session: 'Session',
  recovery: 'Recovery',
  integration: 'Integration',
  turnover: 'Turnover',
} as const;
/** A phase that is narrower than this share of the block shows its minutes only. */
const ROOM_FOR_WORDS = 0.1;

/** A visit drawn to scale: its phases in their order, turnover hatched as it takes the room only. */
@Component({
  selector: 'tl-visit-preview',
  host: { role: 'img', '[attr.aria-label]': 'spoken()' },
  template: `
    <div class="block" aria-hidden="true">
      @for (part of parts(); track part.name) {
        <span class="{{ part.name }}" [class.hatch]="part.name === 'turnover'" [style.flex-grow]="part.minutes">
          @if (part.fits) {
            <span class="name">{{ part.label }}</span>
          }
          <span class="minutes">{{ part.minutes }}</span>
        </span>
      }
    </div>
    <p class="total" aria-hidden="true">{{ people() }} min for patient and clinician, {{ room() }} min of the room</p>
  `,
  styleUrl: './visit-preview.scss',
})
export class VisitPreview {
  readonly prep = input.required<number>();
  readonly session = input.required<number>();
  readonly recovery = input.required<number>();
  readonly integration = input.required<number>();
  readonly turnover = input.required<number>();

  protected readonly people = computed(() => this.prep() + this.session() + this.recovery() + this.integration());
  protected readonly room = computed(() => this.people() + this.turnover());
  protected readonly parts = computed(() =>
    PHASES.map((name) => ({ name, label: LABELS[name], minutes: this[name]() }))
      .filter(({ minutes }) => minutes > 0)
      .map((part) => ({ ...part, fits: part.minutes / this.room() >= ROOM_FOR_WORDS })),
  );
  protected readonly spoken = computed(() => {
    const phases = this.parts().map(({ label, minutes }) => `${label.toLowerCase()} ${minutes}`);
    return `${phases.join(', ')} minutes; ${this.people()} for patient and clinician, ${this.room()} of the room`;
  });
}
