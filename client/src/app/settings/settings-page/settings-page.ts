import { Component } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

const SECTIONS = [
  { path: 'hours', label: 'Location and hours' },
  { path: 'rooms', label: 'Rooms' },
  { path: 'blocks', label: 'Blocks' },
  { path: 'shifts', label: 'Shifts and absences' },
  { path: 'visits', label: 'Visit templates' },
  { path: 'hallway', label: 'Hallway screens' },
] as const;

/** The sections of the settings, and the one that is open. */
@Component({
  selector: 'tl-settings-page',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <div class="sections">
      <nav aria-label="Settings">
        @for (section of sections; track section.path) {
          <a [routerLink]="section.path" routerLinkActive="active" ariaCurrentWhenActive="page">{{ section.label }}</a>
        }
      </nav>
      <div class="open"><router-outlet /></div>
    </div>
  `,
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  protected readonly sections = SECTIONS;
}
