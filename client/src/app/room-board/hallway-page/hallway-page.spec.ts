import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { HallwayPage } from './hallway-page';

@Component({ template: 'the board' })
class Board {}

const DAY = {
  ...{ date: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill', visits: [] },
  ...{ timeZone: 'America/New_York', opens: '08:00', closes: '18:00' },
  rooms: [{ id: 'a', name: 'Alder', state: 'active', turnoverMinutes: 15 }],
};

describe('HallwayPage', () => {
  async function open() {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([
          { path: 'board/hallway', component: HallwayPage },
          { path: 'board', component: Board },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create('/board/hallway');
    // The flag is the server's: what it leaves out cannot be shown.
    TestBed.inject(HttpTestingController).expectOne('/api/room-board?names=initials').flush(DAY);
    await harness.fixture.whenStable();
    return harness;
  }

  it('asks the server for initials and shows every room', async () => {
    const text = (await open()).routeNativeElement?.textContent ?? '';
    expect(text).toContain('Fernhill');
    expect(text).toContain('Alder');
    expect(text).toContain('Free for the rest of the day');
  });

  it('is left by Escape', async () => {
    const harness = await open();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await harness.fixture.whenStable();
    expect(TestBed.inject(Router).url).toBe('/board');
  });

  it('keeps the screen awake where it can, and lets go of it', async () => {
    const release = jest.fn(() => Promise.resolve());
    const request = jest.fn(() => Promise.resolve({ release }));
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
    const harness = await open();
    expect(request).toHaveBeenCalledWith('screen');
    await harness.navigateByUrl('/board');
    expect(release).toHaveBeenCalled();
    Reflect.deleteProperty(navigator, 'wakeLock');
  });
});
