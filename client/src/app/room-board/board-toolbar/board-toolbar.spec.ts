import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { BoardToolbar } from './board-toolbar';

const ROOM = '0193a000-0000-7000-8000-000000000001';
const CLINICIAN = '0193a000-0000-7000-8000-000000000002';

@Component({
  imports: [BoardToolbar],
  template: `<tl-board-toolbar view="day" date="2026-11-30" today="2026-11-23" [rooms]="rooms" />`,
})
class DayView {
  protected readonly rooms = [{ id: ROOM, name: 'Alder' }];
}

describe('BoardToolbar', () => {
  async function open(address: string) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([{ path: 'board', component: DayView }]),
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    TestBed.inject(HttpTestingController)
      .expectOne('/api/staff/clinicians')
      .flush([{ id: CLINICIAN, displayName: 'Dr Ana Castellan' }]);
    await harness.fixture.whenStable();
    const element = harness.routeNativeElement as HTMLElement;
    const button = (name: string) =>
      [...element.querySelectorAll('button')].find((b) => (b.ariaLabel ?? b.textContent).trim() === name);
    return { loader: TestbedHarnessEnvironment.loader(harness.fixture), element, button, harness };
  }

  const url = () => TestBed.inject(Router).url;

  it('walks by days over the turn of the month, and back to today', async () => {
    const { button, harness } = await open('/board?date=2026-11-30');
    button('Day after')?.click();
    await harness.fixture.whenStable();
    expect(url()).toBe('/board?date=2026-12-01');
    button('Today')?.click();
    await harness.fixture.whenStable();
    expect(url()).toBe('/board');
  });

  it('changes the view and keeps date and filters', async () => {
    const { loader } = await open(`/board?date=2026-11-30&room=${ROOM}`);
    await (await loader.getHarness(MatButtonToggleHarness.with({ text: 'List' }))).check();
    expect(url()).toBe(`/board?date=2026-11-30&room=${ROOM}&view=list`);
  });

  it('puts what is chosen into the address, shows it, and takes it away again', async () => {
    const { loader, element, button, harness } = await open('/board');
    await (
      await loader.getHarness(MatMenuHarness.with({ triggerText: 'Any clinician' }))
    ).clickItem({
      text: 'Dr Ana Castellan',
    });
    await harness.fixture.whenStable();
    expect(url()).toBe(`/board?clinician=${CLINICIAN}`);
    expect(element.textContent).toContain('Clinician: Dr Ana Castellan');
    button('Show everything')?.click();
    await harness.fixture.whenStable();
    expect(url()).toBe('/board');
    expect(button('Show everything')).toBeUndefined();
  });

  it('reads the filters of an address that was opened', async () => {
    const { element } = await open(`/board?room=${ROOM}&kind=booster`);
    expect(element.textContent).toContain('Room: Alder');
    expect(element.textContent).toContain('Kind: Boosters');
  });
});
