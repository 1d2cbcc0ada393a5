import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Type } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter } from '@angular/router';
import { Live } from '../live/live';
import { FieldHarness } from '../ui/field/field.harness';
import { BlocksPage } from './blocks-page/blocks-page';
import { HoursPage } from './hours-page/hours-page';
import { RoomsPage } from './rooms-page/rooms-page';
import { ClinicianHours, LocationSettings, RoomSettings, VisitTemplate } from './settings-api';
import { ShiftsPage } from './shifts-page/shifts-page';
import { VisitsPage } from './visits-page/visits-page';

const LOCATION: LocationSettings = {
  ...{ id: 'l1', version: 4, name: 'Fernhill', timeZone: 'America/New_York', today: '2026-11-23', monitorLimit: 2 },
  openingHours: [{ weekday: 1, opens: '08:00', closes: '18:00' }],
  exceptions: [{ id: 'e1', version: 2, date: '2027-01-01', opens: null, closes: null, reason: "New Year's Day" }],
  ...{ bookingsAhead: 5, allowedActions: ['edit'] },
};
const ROOM: RoomSettings = {
  ...{ id: 'r1', version: 3, locationId: 'l1', name: 'Alder', state: 'active', features: ['recliner'] },
  ...{ turnoverMinutes: 15, allowedActions: ['edit'] },
  outages: [
    {
      id: 'o1',
      version: 1,
      startsAt: '2026-11-27T13:00:00Z',
      endsAt: '2026-11-27T15:00:00Z',
      reason: 'Motor replaced',
    },
  ],
  blocks: [{ id: 'k1', version: 1, startsAt: '2026-11-25T13:00:00Z', endsAt: '2026-11-25T13:30:00Z', reason: 'Drill' }],
};
const BIRCH: RoomSettings = { ...ROOM, id: 'r2', name: 'Birch', outages: [], blocks: [] };
const CLINICIAN: ClinicianHours = {
  ...{ id: 'c1', displayName: 'Dr Vale', credential: 'MD', allowedActions: ['edit'] },
  shifts: [
    {
      ...{ id: 's1', version: 1, locationId: 'l1', weekday: 1, starts: '08:00', ends: '12:00' },
      ...{ validFrom: '2026-01-01', validUntil: null },
    },
    {
      ...{ id: 's2', version: 1, locationId: 'l1', weekday: 2, starts: '09:00', ends: '13:00' },
      ...{ validFrom: '2026-01-01', validUntil: '2026-10-31' },
    },
  ],
  absences: [{ id: 'a1', version: 1, startsAt: '2026-12-01T13:00:00Z', endsAt: '2026-12-03T22:00:00Z', kind: 'leave' }],
};
const SESSION: VisitTemplate = {
  ...{ id: 't1', version: 1, purpose: 'session', allowedActions: ['edit'] },
  ...{ prep: 15, session: 45, recovery: 30, integration: 15, turnover: 15 },
};

describe('the screens of the settings', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  let loader: HarnessLoader;

  beforeEach(() => {
    const live = { version: () => () => 0 };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: live },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((one) => one.replaceChildren()));

  async function open(page: Type<unknown>, lists: Readonly<Record<string, unknown>>): Promise<void> {
    fixture = TestBed.createComponent(page);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    fixture.detectChanges();
    await answer(lists);
  }

  async function answer(lists: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [list, body] of Object.entries(lists)) {
      for (const call of http.match(`/api/calendar/${list}`)) call.flush(body as object);
    }
    await fixture.whenStable();
  }

  const shown = () => (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  const press = async (name: string | RegExp) => {
    const buttons = await loader.getAllHarnesses(MatButtonHarness);
    for (const button of buttons) {
      const label = (await (await button.host()).getAttribute('aria-label')) ?? (await button.getText());
      if (typeof name === 'string' ? label === name : name.test(label)) return button.click();
    }
    throw new Error(`no button ${String(name)}`);
  };

  /** For what begins a request: waiting for calm would wait for its answer. */
  const click = (label: string) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((one) => (one.getAttribute('aria-label') ?? one.textContent.trim()) === label)?.click();
    TestBed.tick();
  };

  it('shows grey rows while it loads, and says what failed with a way to try again', async () => {
    fixture = TestBed.createComponent(HoursPage);
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).querySelector('tl-skeleton-rows')).not.toBeNull();
    http.expectOne('/api/calendar/locations').flush(null, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    expect(shown()).toContain('The locations did not load');
    click('Try again');
    await answer({ locations: [LOCATION] });
    expect(shown()).toContain('Fernhill');
  });

  it('shows the week, the zone and what keeps it, and the dates with other hours', async () => {
    await open(HoursPage, { locations: [LOCATION] });
    expect(shown()).toContain('America/New_York');
    expect(shown()).toContain('Monday08:00–18:00');
    expect(shown()).toContain('SundayClosed');
    expect(shown()).toContain('the time zone stays while there are any');
    expect(shown()).toContain("Fri 1 Jan 2027Closed New Year's Day");
  });

  it('says what to do where there is nothing', async () => {
    await open(HoursPage, { locations: [{ ...LOCATION, exceptions: [] }] });
    expect(shown()).toContain('No date has other hours');
  });

  it('sends the hours of the open days only, and puts an error at its day', async () => {
    await open(HoursPage, { locations: [LOCATION] });
    await press(/^Change\s+Fernhill/);
    await (await loader.getHarness(FieldHarness.with({ label: 'Tuesday opens' }))).write('10:00');
    await (await loader.getHarness(FieldHarness.with({ label: 'Tuesday closes' }))).write('09:00');
    await press('Save the location');
    const call = http.expectOne('/api/calendar/locations/l1');
    expect(call.request.headers.get('If-Match')).toBe('"v4"');
    expect(call.request.body).toEqual({
      ...{ name: 'Fernhill', timeZone: 'America/New_York', monitorLimit: 2 },
      openingHours: [
        { weekday: 1, opens: '08:00', closes: '18:00' },
        { weekday: 2, opens: '10:00', closes: '09:00' },
      ],
    });
    const fieldErrors = { 'openingHours.1.closes': ['Closing comes after opening.'] };
    const problem = { type: 't', title: 'T', status: 422, code: 'calendar.notValid', detail: 'd', fieldErrors };
    call.flush(problem, { status: 422, statusText: 'x' });
    await fixture.whenStable();
    const closes = await loader.getHarness(FieldHarness.with({ label: 'Tuesday closes' }));
    expect(await closes.error()).toBe('Closing comes after opening.');
  });

  it('removes a date at once and takes it back', async () => {
    await open(HoursPage, { locations: [LOCATION] });
    click("Remove New Year's Day");
    const call = http.expectOne('/api/calendar/exceptions/e1/remove');
    expect(call.request.headers.get('If-Match')).toBe('"v2"');
    call.flush(null, { status: 204, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await answer({ locations: [{ ...LOCATION, exceptions: [] }] });
    click('Undo');
    expect(http.expectOne('/api/calendar/locations/l1/exceptions').request.body).toEqual({
      ...{ date: '2027-01-01', opens: null, closes: null, reason: "New Year's Day" },
    });
  });

  it('asks before it removes a date whose usual hours leave bookings outside', async () => {
    await open(HoursPage, { locations: [LOCATION] });
    click("Remove New Year's Day");
    const problem = { type: 't', title: 'T', status: 409, code: 'calendar.bookingsAffected', detail: 'Look at them.' };
    http.expectOne('/api/calendar/exceptions/e1/remove').flush(problem, { status: 409, statusText: 'x' });
    await fixture.whenStable();
    await press('Take the usual hours');
    const facts = { total: 1, ids: ['b1'], bookings: [] };
    const again = http.expectOne('/api/calendar/exceptions/e1/remove');
    expect(again.request.headers.get('If-Match')).toBe('"v2"');
    again.flush({ ...problem, facts }, { status: 409, statusText: 'x' });
    await new Promise((resolve) => setTimeout(resolve));
    await (await loader.getHarness(MatCheckboxHarness.with({ label: /looked at/ }))).check();
    await press('Take the usual hours');
    expect(http.expectOne('/api/calendar/exceptions/e1/remove').request.body).toEqual({ acknowledged: ['b1'] });
  });

  it('lists rooms with state and features, and when they are out of service', async () => {
    await open(RoomsPage, { rooms: [ROOM, { ...BIRCH, state: 'retired' }], locations: [LOCATION] });
    expect(shown()).toContain('Alder');
    expect(shown()).toMatch(/In service\s*15 min\s*recliner/);
    expect(shown()).toContain('Retired');
    expect(shown()).toContain('Fri 27 Nov 08:00–10:00Motor replaced');
  });

  it('moves a room on the board, with every room in use', async () => {
    await open(RoomsPage, { rooms: [ROOM, BIRCH], locations: [LOCATION] });
    await press('Move Birch up');
    expect(http.expectOne('/api/calendar/locations/l1/room-order').request.body).toEqual({ roomIds: ['r2', 'r1'] });
  });

  it('adds a time out of service in the time of the clinic', async () => {
    await open(RoomsPage, { rooms: [ROOM, BIRCH], locations: [LOCATION] });
    const menus = await loader.getAllHarnesses(MatMenuHarness);
    await menus[0]?.open();
    await menus[0]?.clickItem({ text: /for a time/ });
    const write = async (label: string, text: string) =>
      (await loader.getHarness(FieldHarness.with({ label }))).write(text);
    await write('From, day', '2026-12-01');
    await write('From, time', '08:00');
    await write('Until, day', '2026-12-01');
    await write('Until, time', '10:00');
    await write('Why', 'Chair repaired');
    await press('Save the time');
    const { body, headers } = http.expectOne('/api/calendar/rooms/r1/outages').request;
    expect(body).toEqual({
      ...{ startsAt: '2026-12-01T13:00:00Z', endsAt: '2026-12-01T15:00:00Z', reason: 'Chair repaired' },
    });
    expect(headers.get('Idempotency-Key')).not.toBeNull();
  });

  it('lists blocks, and says what they are for when there is none', async () => {
    await open(BlocksPage, { rooms: [ROOM], locations: [LOCATION] });
    expect(shown()).toContain('Wed 25 Nov 08:00–08:30');
    fixture.destroy();
    await open(BlocksPage, { rooms: [BIRCH], locations: [LOCATION] });
    expect(shown()).toContain('No room is blocked');
  });

  it('shows the week of each clinician without shifts that have ended, and who is away', async () => {
    await open(ShiftsPage, { clinicians: [CLINICIAN], locations: [LOCATION] });
    expect(shown()).toContain('08:00–12:00');
    expect(shown()).not.toContain('09:00–13:00');
    expect(shown()).toContain('Tue 1 Dec 08:00 – Thu 3 Dec 17:00Leave');
  });

  it('draws the minutes of a visit to scale and says them', async () => {
    await open(VisitsPage, { 'visit-templates': [SESSION] });
    const preview = (fixture.nativeElement as HTMLElement).querySelector('tl-visit-preview');
    expect(preview?.getAttribute('aria-label')).toBe(
      'prep 15, session 45, recovery 30, integration 15, turnover 15 minutes; 105 for patient and clinician, 120 of the room',
    );
    const widths = [...(preview?.querySelectorAll<HTMLElement>('.block > span') ?? [])].map(
      (part) => part.style.flexGrow,
    );
    expect(widths).toEqual(['15', '45', '30', '15', '15']);
  });

  it('draws what is typed before it is saved', async () => {
    await open(VisitsPage, { 'visit-templates': [SESSION] });
    await press(/^Change\s+Session/);
    await (await loader.getHarness(FieldHarness.with({ label: 'Recovery' }))).write('60');
    await fixture.whenStable();
    expect(document.querySelector('tl-edit-box tl-visit-preview')?.textContent).toContain('150 min of the room');
    await press('Save the minutes');
    const { body } = http.expectOne('/api/calendar/visit-templates/t1').request;
    expect(body).toEqual({ prep: 15, session: 45, recovery: 60, integration: 15, turnover: 15 });
  });
});
