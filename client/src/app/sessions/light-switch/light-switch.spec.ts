import { TestBed } from '@angular/core/testing';
import { Theme, ThemeName } from '../../shell/theme';
import { LightSwitch } from './light-switch';

const KEY = 'throughline.theme';

describe('LightSwitch', () => {
  beforeEach(() => {
    localStorage.clear();
    document.documentElement.removeAttribute('data-theme');
  });

  async function open(chosen: ThemeName) {
    const theme = TestBed.inject(Theme);
    theme.choose(chosen);
    const fixture = TestBed.createComponent(LightSwitch);
    await fixture.whenStable();
    const radio = (name: string) => {
      const buttons = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
      return buttons.find((button) => button.textContent.trim() === name) as HTMLButtonElement;
    };
    const press = async (name: string) => {
      radio(name).click();
      await fixture.whenStable();
    };
    const worn = () => document.documentElement.getAttribute('data-theme');
    return { fixture, press, radio, worn };
  }

  it.each([
    ['light', 'light', 'Light'],
    ['dark', 'dark', 'Dark'],
    ['system', null, 'Light'],
  ] as const)('dims the room and gives %s back when the screen is left', async (chosen, attribute, label) => {
    const { fixture, press, radio, worn } = await open(chosen);
    expect(radio(label).getAttribute('aria-checked')).toBe('true');
    await press('Dim room');
    expect(worn()).toBe('dim');
    expect(localStorage.getItem(KEY)).toBe(chosen);
    fixture.destroy();
    TestBed.tick();
    expect(worn()).toBe(attribute);
  });

  it('goes light for once where the dim palette is the usual one', async () => {
    const { fixture, press, radio, worn } = await open('dim');
    expect(radio('Dim room').getAttribute('aria-checked')).toBe('true');
    await press('Light');
    expect(worn()).toBe('light');
    fixture.destroy();
    TestBed.tick();
    expect(worn()).toBe('dim');
  });
});
