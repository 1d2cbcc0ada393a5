import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { RowActions } from './row-actions';
import { RowActionsHarness } from './row-actions.harness';

@Component({
  imports: [RowActions],
  template: `
    @for (room of ['Alder', 'Birch']; track room) {
      <tl-row-actions
        [subject]="room"
        (edit)="pressed.set('change ' + room)"
        (remove)="pressed.set('remove ' + room)"
      />
    }
  `,
})
class Screen {
  readonly pressed = signal('');
}

describe('RowActions', () => {
  let fixture: ComponentFixture<Screen>;
  let loader: HarnessLoader;

  beforeEach(() => {
    fixture = TestBed.createComponent(Screen);
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  it('says which row is changed or removed', async () => {
    const birch = await loader.getHarness(RowActionsHarness.with({ subject: 'Birch' }));
    await birch.change();
    expect(fixture.componentInstance.pressed()).toBe('change Birch');
    await birch.remove();
    expect(fixture.componentInstance.pressed()).toBe('remove Birch');
  });

  it('names its row in both buttons, for those who hear them one after the other', async () => {
    const buttons = await loader.getAllHarnesses(MatButtonHarness);
    const names = await Promise.all(buttons.map(async (one) => (await one.host()).getAttribute('aria-label')));
    expect(names).toEqual(['Change Alder', 'Remove Alder', 'Change Birch', 'Remove Birch']);
  });
});
