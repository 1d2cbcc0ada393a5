import { Component } from '@angular/core';
import { HallwayScreens } from '../../auth/hallway-screens/hallway-screens';
import { Card } from '../../ui/card/card';

/** The hallway screens that are on, for whoever may end them. */
@Component({
  selector: 'tl-hallway-settings-page',
  imports: [Card, HallwayScreens],
  template: `
    <div class="page stack">
      <tl-card heading="Hallway screens" remark="shown from the room board; they read initials and nothing else">
        <tl-hallway-screens
          heading="On now"
          empty="No screen is on. Put one up with “Show on a hallway screen” above the room board."
        />
      </tl-card>
    </div>
  `,
  styles: `
    tl-hallway-screens {
      padding: 0 14px 12px;
    }
  `,
})
export class HallwaySettingsPage {}
