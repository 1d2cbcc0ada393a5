import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { WeekPage } from './week-page';

const DATES = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const room = (id: string, name: string) => ({
  room: { id, name, state: 'active', turnoverMinutes: 15 },
  cells: DATES.map((date) => ({
    ...{ date, openMinutes: 600, bookedMinutes: 0, freeMinutes: 600, longestFreeMinutes: 600 },
    ...{ gaps: [], closed: [], visits: [] },
  })),
});
const WEEK = {
  ...{ from: DATES[0], today: '2026-11-24', locationId: 'l', locationName: 'Fernhill', timeZone: 'America/New_York' },
  days: DATES.map((date) => ({ date, opens: '08:00', closes: '18:00', reason: null })),
  rooms: [room('a', 'Alder'), room('b', 'Birch')],
};

describe('WeekPage', () => {
  let http: HttpTestingController;

  async function open(address: string, answer: (asked: string) => { body: object | null; status?: number }) {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideHeyApiClient(client),
        provideRouter([{ path: 'board', component: WeekPage }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const harness = await RouterTestingHarness.create(address);
    http.expectOne('/api/staff/clinicians').flush([]);
    const asked = http.expectOne(({ url }) => url === '/api/room-board/week');
    const { body, status = 200 } = answer(asked.request.urlWithParams);
    asked.flush(body, { status, statusText: 'x' });
    await harness.fixture.whenStable();
    return harness;
  }

  const later = () => new Promise((resolve) => setTimeout(resolve, 20));
  const element = (harness: RouterTestingHarness) => harness.routeNativeElement as HTMLElement;
  const stops = (harness: RouterTestingHarness) => [
    ...element(harness).querySelectorAll<HTMLAnchorElement>('a.cell[tabindex="0"]'),
  ];

  it('asks for the week of the date in the address, and shows rooms by days', async () => {
    const harness = await open('/board?view=week&date=2026-11-26', (asked) => {
      expect(asked).toBe('/api/room-board/week?from=2026-11-23');
      return { body: WEEK };
    });
    const heads = [...element(harness).querySelectorAll('thead th')].map((head) => head.childNodes[0]?.textContent);
    expect(heads.map((head) => head?.trim())).toEqual([
      ...['Room', 'Mon 23 Nov', 'Tue 24 Nov, today', 'Wed 25 Nov', 'Thu 26 Nov', 'Fri 27 Nov', 'Sat 28 Nov'],
      'Sun 29 Nov',
    ]);
    expect(element(harness).querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('has one tab stop, on today, and walks by arrow keys', async () => {
    const harness = await open('/board?view=week', () => ({ body: WEEK }));
    expect(stops(harness).map((stop) => stop.getAttribute('href'))).toEqual(['/board?date=2026-11-24']);
    stops(harness)[0]?.focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'End']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await harness.fixture.whenStable();
    }
    expect(stops(harness)).toEqual([document.activeElement]);
    expect(document.activeElement?.closest('tr')?.textContent).toContain('Birch');
    expect(document.activeElement?.getAttribute('href')).toBe('/board?date=2026-11-29');
  });

  it('opens the day of a cell and keeps the filters', async () => {
    const id = '0193a000-0000-7000-8000-000000000001';
    const harness = await open(`/board?view=week&clinician=${id}`, () => ({ body: WEEK }));
    stops(harness)[0]?.click();
    const [router, wanted] = [TestBed.inject(Router), `/board?clinician=${id}&date=2026-11-24`];
    for (let tries = 0; tries < 100 && router.url !== wanted; tries++) await later();
    expect(router.url).toBe(wanted);
    http.match(() => true);
  });

  it('says that there are no rooms yet', async () => {
    const harness = await open('/board?view=week', () => ({ body: { ...WEEK, rooms: [] } }));
    expect(element(harness).textContent).toContain('No rooms yet');
  });

  it('says that it did not load, and tries again', async () => {
    const problem = { type: 't', title: 'x', status: 503, code: 'x', detail: 'Come back later.', requestId: 'r9' };
    const harness = await open('/board?view=week', () => ({ body: problem, status: 503 }));
    expect(element(harness).textContent).toContain('The week did not load');
    const again = [...element(harness).querySelectorAll('button')].find((b) => b.textContent.includes('Try again'));
    again?.click();
    let [asked] = http.match('/api/room-board/week');
    for (let tries = 0; tries < 100 && !asked; tries++) {
      await later();
      [asked] = http.match('/api/room-board/week');
    }
    asked?.flush(WEEK);
    await harness.fixture.whenStable();
    expect(element(harness).querySelectorAll('tbody tr')).toHaveLength(2);
  });
});
