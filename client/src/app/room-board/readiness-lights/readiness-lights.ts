import { Component, computed, input } from '@angular/core';
import { Icon } from '../../ui/icon/icon';
import { IconName } from '../../ui/icon/icons';
import { StatusChip } from '../../ui/status-chip/status-chip';
import { Tone } from '../../ui/tone';
import { DeskLight } from '../desk-api';

interface Look {
  readonly icon: IconName;
  /** What the icon stands for; said to who does not see it. */
  readonly name: string;
  readonly attention: string;
  readonly block: string;
  /** While nobody has asked. */
  readonly open: string;
}

const LOOKS: Readonly<Record<DeskLight['cause'], Look>> = {
  ride: { icon: 'car', name: 'Ride', attention: 'To confirm', block: 'Ride missing', open: 'To confirm' },
  identity: { icon: 'people', name: 'Identity', attention: 'To confirm', block: 'To confirm', open: 'To confirm' },
  fasting: { icon: 'food', name: 'Fasting', attention: 'Partly', block: 'Not fasting', open: 'Not asked' },
  consent: { icon: 'pen', name: 'Consent', attention: 'To renew', block: 'No consent', open: 'To renew' },
  see_clinician: { icon: 'doctor', name: 'Clinician', attention: 'Checks', block: 'See clinician', open: 'Checks' },
};
const TONES: Readonly<Record<DeskLight['light'], Tone>> = { clear: 'ok', attention: 'warn', block: 'stop' };

/**
 * Why a patient is not ready, as far as the desk may know it: what is clear as a bare icon, what is not as an icon with
 * words on a fill. Colour is never alone.
 */
@Component({
  selector: 'tl-readiness-lights',
  imports: [Icon, StatusChip],
  template: `
    <ul>
      @for (light of shown(); track light.cause) {
        <li>
          @if (light.clear) {
            <span class="clear tone-ok" [title]="light.name + ' clear'">
              <tl-icon [name]="light.icon" size="s" /><span class="sr-only">{{ light.name }} clear</span>
            </span>
          } @else {
            <tl-status-chip [tone]="light.tone" [icon]="light.icon" [title]="light.name"
              ><span class="sr-only">{{ light.name }}: </span>{{ light.words }}</tl-status-chip
            >
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      /* Two chips and two icons stand in one line; who lacks more than that gets a second one. */
      min-width: 240px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .clear {
      display: grid;
      place-items: center;
      width: 22px;
      height: 22px;
      color: var(--tone-solid);
    }
  `,
})
export class ReadinessLights {
  readonly lights = input.required<readonly DeskLight[]>();

  protected readonly shown = computed(() =>
    this.lights().map(({ cause, light, open }) => {
      const look = LOOKS[cause];
      const words = open ? look.open : light === 'clear' ? '' : look[light];
      return { cause, words, name: look.name, icon: look.icon, tone: TONES[light], clear: light === 'clear' };
    }),
  );
}
