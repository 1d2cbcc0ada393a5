import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import type { AuditResponse } from '../../../api/generated/types.gen';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { AuditPage } from './audit-page';

const LINE: AuditResponse = {
  id: '1',
  at: '2026-11-23T19:20:00Z',
  actorId: 's1',
  actorName: 'Poppy Drake',
  actorRole: 'front_desk',
  action: 'note.read',
  resourceType: 'integration_note',
  resourceId: '0193a000-0000-7000-8000-000000abcdef',
  patientId: null,
  outcome: 'denied',
  reason: null,
  requestId: 'r1',
  ip: '10.0.0.7',
  changedFields: [],
};

describe('AuditPage', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([{ path: 'audit', component: AuditPage }], withComponentInputBinding()),
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    http = TestBed.inject(HttpTestingController);
  });

  async function open(address: string): Promise<RouterTestingHarness> {
    return RouterTestingHarness.create(address);
  }

  async function answer(harness: RouterTestingHarness, body: object, status = 200): Promise<string> {
    http.expectOne(({ url }) => url.startsWith('/api/audit')).flush(body, { status, statusText: 'x' });
    await harness.fixture.whenStable();
    return harness.routeNativeElement?.textContent.replace(/\s+/g, ' ') ?? '';
  }

  const page = (items: AuditResponse[], total = items.length) => ({ items, total, page: 1, size: 50 });

  it('says who did what, when, in the time of the clinic', async () => {
    const text = await answer(await open('/audit'), page([LINE]));
    expect(text).toContain('Mon 23 Nov 11:20');
    expect(text).toContain('Poppy Drake');
    expect(text).toContain('denied');
    expect(text).toContain('integration note');
  });

  it('asks for what stands in the address: the day by the wall of the clinic', async () => {
    const harness = await open('/audit?day=2026-11-01&outcome=denied&action=note.read&page=2');
    const asked = http.expectOne(({ url }) => url.startsWith('/api/audit')).request.urlWithParams;
    const query = new URL(asked, 'http://clinic').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      page: '2',
      size: '50',
      outcome: 'denied',
      action: 'note.read',
      from: '2026-11-01T07:00:00Z',
      until: '2026-11-02T08:00:00Z',
    });
    harness.fixture.destroy();
  });

  it('narrows to an action and turns back to the first page', async () => {
    const harness = await open('/audit?page=3');
    await answer(harness, page([LINE], 400));
    harness.routeNativeElement?.querySelector<HTMLElement>('.filter')?.click();
    // Not whenStable: it would wait for the answer to the new search.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(TestBed.inject(Router).url).toBe('/audit?action=note.read');
    await answer(harness, page([]));
  });

  it('says that nothing fits', async () => {
    expect(await answer(await open('/audit?outcome=failed'), page([]))).toContain('Nothing fits');
  });

  it('says that it did not load, why, and what to quote', async () => {
    const refused = { type: 't', title: 'x', status: 503, code: 'x', detail: 'Come back later.', requestId: 'r9' };
    const text = await answer(await open('/audit'), refused, 503);
    expect(text).toContain('The trail did not load');
    expect(text).toContain('Come back later.');
    expect(text).toContain('Reference r9');
  });
});
