import { TestBed } from '@angular/core/testing';
import { DeskLight } from '../desk-api';
import { ReadinessLights } from './readiness-lights';

describe('ReadinessLights', () => {
  async function shown(lights: readonly DeskLight[]) {
    const fixture = TestBed.createComponent(ReadinessLights);
    fixture.componentRef.setInput('lights', lights);
    await fixture.whenStable();
    const items = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')];
    return items.map((item) => ({
      words: item.textContent.trim(),
      icons: item.querySelectorAll('svg').length,
      chip: item.querySelector('tl-status-chip')?.className,
    }));
  }

  it('tells every light by an icon and words; only what is not clear has a fill', async () => {
    expect(
      await shown([
        { cause: 'ride', light: 'block', open: false },
        { cause: 'fasting', light: 'attention', open: true },
        { cause: 'consent', light: 'clear', open: false },
        { cause: 'see_clinician', light: 'block', open: false },
      ]),
    ).toEqual([
      { words: 'Ride: Ride missing', icons: 1, chip: 'tone-stop' },
      { words: 'Fasting: Not asked', icons: 1, chip: 'tone-warn' },
      { words: 'Consent clear', icons: 1, chip: undefined },
      { words: 'Clinician: See clinician', icons: 1, chip: 'tone-stop' },
    ]);
  });

  it('shows nothing for a visit that has none', async () => {
    expect(await shown([])).toEqual([]);
  });
});
