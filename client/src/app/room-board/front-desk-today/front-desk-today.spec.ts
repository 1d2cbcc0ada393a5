import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { FrontDeskDay } from '../desk-api';
import { FrontDeskToday } from './front-desk-today';

const PHASES = { prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 };
const visit = (bookingId: string, patientName: string, values: object = {}) => ({
  ...{ bookingId, bookingState: 'confirmed', roomId: 'elm', kind: 'session', purposeId: `s-${bookingId}` },
  ...{ state: 'scheduled', ordinal: 2, sessionCount: 6, patientId: 'p', patientName, clinicianId: 'c' },
  ...{ clinicianName: 'Dr Castellan', startsAt: '2026-11-23T19:30:00Z', endsAt: '2026-11-23T21:15:00Z' },
  ...{ roomUntil: '2026-11-23T21:30:00Z', phases: PHASES, checkedInAt: null, sessionStartedAt: null },
  ...{ recoveryStartedAt: null, recoveryEndedAt: null, endedAt: null, allowedActions: ['checkIn', 'cancel'] },
  ...values,
});
const board = (visits: object[]) => ({
  ...{ date: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill' },
  ...{ timeZone: 'America/Los_Angeles', opens: '08:00', closes: '18:00', visits },
  rooms: [{ id: 'elm', name: 'Elm', state: 'active', turnoverMinutes: 15 }],
});
const FULL = {
  day: {
    board: board([
      visit('b1', 'Juniper Lockhart', { state: 'arrived', allowedActions: [], checkedInAt: '2026-11-23T19:08:00Z' }),
      visit('b2', 'Rufus Penhallow', { allowedActions: ['checkIn', 'cancel', 'noShow'] }),
    ]),
    visits: [
      {
        ...{ bookingId: 'b1', light: 'block', lateMinutes: 0 },
        lights: [
          { cause: 'ride', light: 'block', open: false },
          { cause: 'fasting', light: 'clear', open: false },
        ],
      },
      { bookingId: 'b2', light: 'clear', lights: [], lateMinutes: 12 },
    ],
  },
  turningOver: [{ bookingId: 'b9', roomId: 'elm', since: '2026-11-23T19:00:00Z', until: '2026-11-23T19:15:00Z' }],
  toSchedule: [
    { kind: 'plan', id: 'p1', patientName: 'Amos Fennimore', ordinal: 6, sessionCount: 6, drift: 'off_protocol' },
    { kind: 'booster', id: 'x1', patientName: 'Wilf Appleby', patientId: 'p2', dueOn: '2026-12-03', drift: null },
    { kind: 'consultation', id: 'i1', patientName: 'Lottie Braithe', drift: null, needsReview: true },
  ],
  inquiries: [{ id: 'i2', name: 'Saskia Thorne', source: 'web', state: 'new', receivedAt: '2026-11-23T18:00:00Z' }],
  inquiriesWaiting: 3,
  inquiriesUnanswered: 2,
} as unknown as FrontDeskDay;
const EMPTY = {
  ...FULL,
  ...{ day: { board: board([]), visits: [] }, turningOver: [], toSchedule: [], inquiries: [], inquiriesUnanswered: 0 },
} as FrontDeskDay;

describe('FrontDeskToday', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<FrontDeskToday>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(FrontDeskToday);
    fixture.detectChanges();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const words = () => page().textContent.replace(/\s+/g, ' ');
  const rows = () => [...page().querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' '));
  const button = (text: string) =>
    [...page().querySelectorAll<HTMLElement>('button, a')].find((element) => element.textContent.includes(text));
  /** Not `whenStable`: that waits for the requests that the spec has still to answer. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function answer(body: object, status = 200): Promise<void> {
    http.expectOne('/api/today/front-desk').flush(body, { status, statusText: 'x' });
    await settle();
  }

  it('shows rows that wait while it loads', () => {
    expect(page().querySelectorAll('tl-skeleton-rows')).toHaveLength(4);
    http.expectOne('/api/today/front-desk');
  });

  it('shows who comes, how ready, what to book and who waits', async () => {
    await answer(FULL);
    expect(rows()[0]).toMatch(
      /11:30 ?Juniper Lockhart, open the visit ?2 of 6 · Elm ?2 of 6 ?Elm ?Arrived 11:08 ?Ride: Ride missing ?Fasting clear/,
    );
    expect(rows()[1]).toMatch(/Rufus Penhallow.*Late 12 min/);
    expect(words()).toContain('2 to come · 1 waiting · 1 not ready · 1 late');
    expect(words()).toContain('Elm is being made ready since 11:00, due 11:15');
    expect(words()).toMatch(/Wilf Appleby ?Approved ?Booster · by Thu 3 Dec/);
    expect(words()).toMatch(/Lottie Braithe ?Clinical review ?Consultation/);
    expect(words()).toContain('2 unanswered');
    expect(words()).toContain('To schedule3 in all');
  });

  it('has one filled button: the missing ride of who waits', async () => {
    await answer(FULL);
    const filled = [...page().querySelectorAll('.mat-mdc-unelevated-button')];
    expect(filled.map((element) => element.textContent.trim().replace(/\s+/g, ' '))).toEqual([
      'Add ride of Juniper Lockhart',
    ]);
    expect(filled[0]?.getAttribute('href')).toBe('/sessions/s-b1');
  });

  it('checks in and reads the day again', async () => {
    await answer(FULL);
    button('Check in')?.click();
    http.expectOne('/api/sessions/s-b2/check-in').flush({});
    await settle();
    await answer(EMPTY);
    expect(words()).toContain('Nobody else is expected today');
  });

  it('takes a check-in back', async () => {
    await answer(FULL);
    button('Check in')?.click();
    http.expectOne('/api/sessions/s-b2/check-in').flush({});
    await settle();
    await answer(FULL);
    const undo = [...document.querySelectorAll<HTMLElement>('tl-undo-bar button')].at(-1);
    expect(undo?.textContent).toContain('Undo');
    undo?.click();
    await settle();
    http.expectOne('/api/sessions/s-b2/undo-check-in').flush({});
    await settle();
    await answer(FULL);
    expect(document.body.textContent).toContain('Rufus Penhallow is expected again');
  });

  it('says so when a room is ready', async () => {
    await answer(FULL);
    button('Room is ready')?.click();
    http.expectOne('/api/bookings/b9/release').flush({});
    await settle();
    await answer(EMPTY);
    expect(words()).not.toContain('being made ready');
  });

  it('says what to do when there is nothing', async () => {
    await answer(EMPTY);
    expect(words()).toContain('Nothing waits for a time');
    expect(words()).toContain('Everybody has an answer');
  });

  it('asks for tomorrow only when it is chosen', async () => {
    await answer(FULL);
    button('Tomorrow')?.click();
    await settle();
    http
      .expectOne('/api/today/front-desk/visits?date=2026-11-24')
      .flush({ board: board([visit('b3', 'Hester Vale')]), visits: [] });
    await settle();
    expect(rows()).toHaveLength(1);
    expect(rows()[0]).toContain('Hester Vale');
    expect(words()).toContain('1 booked');
  });

  it('offers a retry when the day did not load', async () => {
    await answer({ title: 'Failed', status: 500, code: 'server.failed', requestId: 'r-7' }, 500);
    expect(words()).toContain('The day did not load');
    button('Try again')?.click();
    await settle();
    await answer(FULL);
    expect(rows()).toHaveLength(2);
  });
});
