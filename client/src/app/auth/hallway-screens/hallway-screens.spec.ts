import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { HallwayScreens } from './hallway-screens';

const SCREEN = {
  ...{ id: 'h1', staffName: 'Poppy Drake', startedAt: '2026-11-23T15:00:00Z' },
  ...{ lastSeenAt: '2026-11-23T19:00:00Z', endsAt: '2026-11-24T07:00:00Z' },
};

describe('HallwayScreens', () => {
  async function open(screens: object[]) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(HallwayScreens);
    fixture.componentRef.setInput('heading', 'On now');
    fixture.componentRef.setInput('empty', 'No screen is on.');
    await answer(fixture, screens);
    return fixture;
  }

  async function answer(fixture: { whenStable(): Promise<unknown>; detectChanges(): void }, screens: object[]) {
    fixture.detectChanges();
    TestBed.inject(HttpTestingController).expectOne('/api/hallway-screens').flush(screens);
    await fixture.whenStable();
  }

  it('says that none is on', async () => {
    const fixture = await open([]);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('No screen is on.');
  });

  it('ends one of them, and says so', async () => {
    const fixture = await open([SCREEN]);
    const host = fixture.nativeElement as HTMLElement;
    expect(host.textContent).toContain('Poppy Drake');
    host.querySelector('button')?.click();
    TestBed.inject(HttpTestingController).expectOne('/api/hallway-screens/h1/end').flush(null);
    await new Promise((resolve) => setTimeout(resolve));
    await answer(fixture, []);
    expect(host.querySelector('[role=status]')?.textContent).toBe('That screen asks for a sign-in now.');
    expect(host.textContent).not.toContain('Poppy Drake');
  });
});
