import { LiveAnnouncer } from '@angular/cdk/a11y';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { UndoSnackbar } from '../../ui/undo-snackbar/undo-snackbar';
import { WeekPage } from './week-page';

const ID = '0193a000-0000-7000-8000-000000000009';
const DATES = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const room = (id: string, name: string) => ({
  room: { id, name, state: 'active', turnoverMinutes: 15 },
  cells: DATES.map((date) => ({
    ...{ date, openMinutes: 600, bookedMinutes: 0, freeMinutes: 600, longestFreeMinutes: 600 },
    ...{ gaps: [], closed: [], visits: [] },
  })),
});
const WEEK = {
  ...{ from: DATES[0], today: '2026-11-24', locationId: 'l', locationName: 'Fernhill', timeZone: 'UTC' },
  days: DATES.map((date) => ({ date, opens: '08:00', closes: '18:00', reason: null })),
  rooms: [room('a', 'Alder'), room('b', 'Birch')],
};
const gap = (roomId: string, day: string, late = false) => ({
  ...{ roomId, clinicianId: 'c', clinicianName: 'Dr Castellan', late, startsAt: `2026-11-${day}T10:00:00.000Z` },
  ...{ endsAt: `2026-11-${day}T11:45:00.000Z`, roomUntil: `2026-11-${day}T12:00:00.000Z` },
});
const ITEM = {
  ...{ kind: 'plan', id: ID, patientId: 'p', patientName: 'Barnaby Thistle', ordinal: 3, sessionCount: 6 },
  ...{ dueOn: '2026-11-25', unbooked: 4 },
  visit: { clinicianId: 'c', clinicianName: 'Dr Castellan', earliest: null, latest: null, phases: {} },
};
const FOUND = { item: ITEM, minutes: 120, gaps: [gap('b', '24'), gap('a', '25'), gap('a', '27', true)] };

describe('placing in the week', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let said: string[];
  let shown: string[];

  async function open(found: object = FOUND, status = 200) {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideHeyApiClient(client)],
        provideRouter([{ path: 'board', component: WeekPage }]),
        { provide: LiveAnnouncer, useValue: { announce: (words: string) => void said.push(words) } },
        { provide: UndoSnackbar, useValue: { say: (w: string) => shown.push(w), show: (w: string) => shown.push(w) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create(`/board?view=week&placing=plan:${ID}`);
    http.expectOne('/api/staff/clinicians').flush([]);
    http.expectOne('/api/room-board/week').flush(WEEK);
    await answer(({ url }) => url === '/api/room-board/week/gaps', found, status);
    await harness.fixture.whenStable();
  }
  async function answer(to: (request: { url: string }) => boolean, body: object, status = 200) {
    let [asked] = http.match(to);
    for (let tries = 0; tries < 100 && !asked; tries++) {
      await turn();
      [asked] = http.match(to);
    }
    asked?.flush(body, { status, statusText: 'x' });
    return asked?.request;
  }
  const element = () => harness.routeNativeElement as HTMLElement;
  const words = () => element().textContent.replaceAll(/\s+/g, ' ');
  const focused = () => (document.activeElement?.textContent ?? '').replaceAll(/\s+/g, ' ');
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  const until = async (done: () => boolean) => {
    for (let tries = 0; tries < 100 && !done(); tries++) await turn();
    expect(done()).toBe(true);
  };
  async function press(key: string) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    await turn();
  }

  beforeEach(() => {
    [said, shown] = [[], []];
  });

  it('says whom it looks for, and puts the focus on the first gap that keeps the cadence', async () => {
    await open();
    expect(words()).toContain('Placing Barnaby Thistle, 3 of 6, best by Wed 25 Nov');
    expect(said).toEqual([
      'Placing Barnaby Thistle, 3 of 6, best by Wed 25 Nov. 3 gaps of this week fit. ' +
        'G goes to the next gap, Enter places, Escape backs out.',
    ]);
    expect(focused()).toBe('10:00 in Birch, Tue 24 Nov, with Dr Castellan');
    expect(element().querySelectorAll('tl-week-offers [tabindex="0"]')).toHaveLength(1);
  });

  it('goes from gap to gap with G, in time order, and around', async () => {
    await open();
    const heard: string[] = [];
    for (let step = 0; step < 3; step++) {
      await press('g');
      heard.push(focused());
    }
    expect(heard).toEqual([
      '10:00 in Alder, Wed 25 Nov, with Dr Castellan',
      '10:00 in Alder, Fri 27 Nov, with Dr Castellan, later than the plan would have it',
      '10:00 in Birch, Tue 24 Nov, with Dr Castellan',
    ]);
  });

  it('books the gap by the command of the board, and leads to the day of the visit', async () => {
    await open();
    (document.activeElement as HTMLElement).click();
    const request = await answer(({ url }) => url === '/api/sessions', { id: 's' });
    expect(request?.body).toEqual({
      ...{ planId: ID, ordinal: 3, roomId: 'b', clinicianId: 'c', startsAt: '2026-11-24T10:00:00.000Z' },
    });
    await until(() => TestBed.inject(Router).url === '/board?view=week');
    expect(shown).toEqual(['Booked Barnaby Thistle, Birch, Tue 24 Nov, 10:00 to 11:45']);
    await answer(({ url }) => url === '/api/room-board/week', WEEK);
    await until(() => document.activeElement?.getAttribute('href') === '/board?date=2026-11-24');
    expect(document.activeElement?.closest('tr')?.textContent).toContain('Birch');
    http.match(() => true);
  });

  it('stays when the gap is gone, and says who was faster', async () => {
    await open();
    (document.activeElement as HTMLElement).click();
    const detail = 'Birch is taken from 10:00 to 11:45. Poppy Drake booked it just now.';
    const problem = { type: 't', title: 'x', status: 409, code: 'booking.roomTaken', detail, requestId: 'r' };
    await answer(({ url }) => url === '/api/sessions', problem, 409);
    await until(() => shown.length > 0);
    expect(shown).toEqual([`Barnaby Thistle was not booked. ${detail}`]);
    expect(TestBed.inject(Router).url).toContain('placing=');
    http.match(() => true);
  });

  it('backs out with Escape, to the cell where it was', async () => {
    await open();
    await press('Escape');
    await until(() => TestBed.inject(Router).url === '/board?view=week');
    expect(said.at(-1)).toBe('Cancelled. Barnaby Thistle is not placed');
    await until(() => document.activeElement?.getAttribute('href') === '/board?date=2026-11-24');
    expect(element().querySelector('tl-placing-bar')).toBeNull();
  });

  it('leads to the week in which it may be when nothing of this one fits', async () => {
    const later = { ...ITEM, visit: { ...ITEM.visit, earliest: '2026-12-08T09:00:00.000Z' } };
    await open({ item: later, minutes: null, gaps: [] });
    expect(words()).toContain('No gap of this week fits. Too soon after the session before: not before Tue 8 Dec.');
    const go = [...element().querySelectorAll('button')].find(({ textContent }) => textContent.includes('Look in'));
    go?.click();
    await until(() => TestBed.inject(Router).url.includes('date=2026-12-07'));
    expect(TestBed.inject(Router).url).toContain('placing=');
    http.match(() => true);
  });

  it('says so when nothing waits any more', async () => {
    const detail = 'That does not wait for a time any more: somebody has booked it, or it was taken back.';
    await open({ type: 't', title: 'x', status: 404, code: 'board.nothingWaits', detail, requestId: 'r' }, 404);
    expect(words()).toContain(detail);
  });
});
