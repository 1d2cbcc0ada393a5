import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Auth } from '../auth/auth';
import { Live } from '../live/live';
import { PlaceCounts } from './place-counts';

describe('PlaceCounts', () => {
  const inquiries = signal(0);
  let may: boolean;

  function counts(): { counts: PlaceCounts; http: HttpTestingController } {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting()],
        { provide: Auth, useValue: { may: (action: string) => may && action === 'today.counts' } },
        {
          provide: Live,
          useValue: {
            version: (topic: string) => (topic === 'inquiries' ? inquiries : signal(0)),
            state: signal('live'),
          },
        },
      ],
    });
    const service = TestBed.inject(PlaceCounts);
    TestBed.tick();
    return { counts: service, http: TestBed.inject(HttpTestingController) };
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  it('asks once for all places, and again when something changes there', async () => {
    may = true;
    const { counts: service, http } = counts();
    http.expectOne('/api/today/counts').flush({ inquiries: 2, notes: 3, boosters: null });
    await settle();
    expect([service.of('inquiries'), service.of('notes'), service.of('boosters'), service.of('board')]).toEqual([
      ...[2, 3, undefined, undefined],
    ]);
    inquiries.update((version) => version + 1);
    await settle();
    http.expectOne('/api/today/counts').flush({ inquiries: 1, notes: 3, boosters: null });
    await settle();
    expect(service.of('inquiries')).toBe(1);
  });

  it('asks nothing for whoever has none of the places', () => {
    may = false;
    const { counts: service, http } = counts();
    http.expectNone('/api/today/counts');
    expect(service.of('inquiries')).toBeUndefined();
  });
});
