import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { Auth } from '../../auth/auth';
import { LiveSource } from '../../live/live';
import { AgendaPage } from './agenda-page';

const SELF = '0193a000-0000-7000-8000-000000000001';
const OTHER = '0193a000-0000-7000-8000-000000000002';
const CLINICIANS = [{ id: OTHER, displayName: 'Dr Ana Castellan', credential: 'MD' }];
const AGENDA = {
  ...{ clinicianId: OTHER, clinicianName: 'Dr Ana Castellan', from: '2026-11-23', today: '2026-11-23' },
  ...{ locationName: 'Fernhill', timeZone: 'America/New_York' },
  days: [
    {
      ...{ date: '2026-11-23', openMinutes: 600, bookedMinutes: 0, freeMinutes: 600, visits: [] },
      gaps: [{ startsAt: '2026-11-23T13:00:00Z', endsAt: '2026-11-23T23:00:00Z' }],
    },
  ],
};

describe('AgendaPage', () => {
  let http: HttpTestingController;

  async function open(address: string, role: 'front_desk' | 'clinician') {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([{ path: 'board', component: AgendaPage }]),
        { provide: LiveSource, useValue: { open: () => ({ close: () => undefined }) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const entered = TestBed.inject(Auth).load();
    http.expectOne('/api/auth/me').flush({
      ...{ staff: { id: SELF, displayName: 'Somebody', role, credential: null }, allowedActions: ['board.read'] },
      ...{ clinic: { name: 'Fernhill', timeZone: 'America/New_York' }, idleMinutes: 15, now: '2026-11-23T15:00:00Z' },
    });
    await entered;
    const harness = await RouterTestingHarness.create(address);
    for (const asked of http.match('/api/staff/clinicians')) asked.flush(CLINICIANS);
    await new Promise((resolve) => setTimeout(resolve, 20));
    return harness;
  }

  const asked = () => http.match(({ url }) => url === '/api/room-board/agenda');

  /** The harness is not stable while a request waits, so the request is what is waited for. */
  async function request(): Promise<TestRequest> {
    for (let tries = 0; tries < 100; tries++) {
      const [found] = asked();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('No agenda was asked for.');
  }

  it('asks the front desk whose agenda it is, and then shows that one', async () => {
    const harness = await open('/board?view=agenda', 'front_desk');
    expect(asked()).toEqual([]);
    const element = harness.routeNativeElement as HTMLElement;
    expect(element.textContent).toContain('Whose agenda?');
    [...element.querySelectorAll('button')].find((b) => b.textContent.includes('Dr Ana Castellan'))?.click();
    const agenda = await request();
    expect(TestBed.inject(Router).url).toBe(`/board?view=agenda&clinician=${OTHER}`);
    expect(agenda.request.urlWithParams).toBe(`/api/room-board/agenda?clinicianId=${OTHER}`);
    agenda.flush(AGENDA);
    await harness.fixture.whenStable();
    expect(element.textContent).toContain('Mon 23 Nov, today');
    expect(element.textContent).toContain('10 h free');
  });

  it('begins with the own agenda of a clinician, in the week of the address', async () => {
    await open('/board?view=agenda&date=2026-11-26', 'clinician');
    const agenda = await request();
    expect(agenda.request.urlWithParams).toBe(`/api/room-board/agenda?clinicianId=${SELF}&from=2026-11-23`);
    agenda.flush(AGENDA);
  });
});
