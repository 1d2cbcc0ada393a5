import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { Auth } from '../../auth/auth';
import { HallwayPage } from './hallway-page';

@Component({ template: 'the sign-in page' })
class SignIn {}

const DAY = {
  ...{ locationName: 'Fernhill', timeZone: 'America/New_York', visits: [] },
  rooms: [{ id: 'a', name: 'Alder', state: 'active' }],
};

describe('HallwayPage', () => {
  async function open() {
    const session = signal({ kind: 'hallway', endsAt: '2026-11-24T07:00:00Z' });
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        { provide: Auth, useValue: { session, state: signal({ kind: 'loading' }) } },
        provideRouter([
          { path: 'hallway', component: HallwayPage },
          { path: 'sign-in', component: SignIn },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create('/hallway');
    TestBed.inject(HttpTestingController).expectOne('/api/room-board/hallway').flush(DAY);
    await harness.fixture.whenStable();
    return harness;
  }

  it('shows every room, and until when the screen is on', async () => {
    const text = (await open()).routeNativeElement?.textContent ?? '';
    expect(text).toContain('Fernhill');
    expect(text).toContain('Alder');
    expect(text).toContain('Free for the rest of the day');
    expect(text).toContain('Shown until');
  });

  it('leads to the sign-in, and nowhere else', async () => {
    const links = [...((await open()).routeNativeElement?.querySelectorAll('a') ?? [])];
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/sign-in']);
  });

  it('keeps the screen awake where it can, and lets go of it', async () => {
    const release = jest.fn(() => Promise.resolve());
    const request = jest.fn(() => Promise.resolve({ release }));
    Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });
    const harness = await open();
    expect(request).toHaveBeenCalledWith('screen');
    await harness.navigateByUrl('/sign-in');
    expect(release).toHaveBeenCalled();
    Reflect.deleteProperty(navigator, 'wakeLock');
  });
});
