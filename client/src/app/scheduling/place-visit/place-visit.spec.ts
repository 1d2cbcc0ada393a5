import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { Component, inject, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import type { Problem } from '../../../api/problem';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { PlaceVisitDialog } from '../place-visit-dialog-api';
import { BookedVisit, Placed } from '../scheduling-api';
import { PlaceVisitHarness } from './place-visit.harness';

const NOW = Date.parse('2026-11-23T17:00:00Z');
const ROOMS = [
  {
    id: 'l1',
    rooms: [
      { id: 'oak', name: 'Oak', state: 'active' },
      { id: 'elm', name: 'Elm', state: 'active' },
      { id: 'ash', name: 'Ash', state: 'retired' },
    ],
  },
];
const CLINICIANS = [
  { id: 'imogen', displayName: 'Imogen Ward' },
  { id: 'noor', displayName: 'Noor Amin' },
];
const PLANS = { items: [{ planId: 'p1', patientName: 'Ada Moss', ordinal: 2, sessionCount: 6 }], total: 1 };
const BOOSTERS = [{ id: 'b1', patientId: 'x', patientName: 'Finn Hale', bookBefore: '2026-12-01' }];
const TAKEN: Problem = {
  type: 'urn:throughline:problem:booking.roomTaken',
  title: 'The room is taken at that time.',
  status: 409,
  code: 'booking.roomTaken',
  detail: 'Oak is taken from 09:00 to 11:15.',
  facts: {
    obstacles: [
      {
        ...{ code: 'booking.roomTaken', overridable: false, detail: 'Oak is taken from 09:00 to 11:15.' },
        ...{ startsAt: '2026-11-24T17:00:00Z', endsAt: '2026-11-24T19:15:00Z', roomName: 'Oak', what: 'session' },
      },
    ],
  },
};
const CLOSED: Problem = {
  ...TAKEN,
  status: 422,
  code: 'booking.closed',
  detail: 'The clinic is closed on that day.',
  facts: {
    obstacles: [{ code: 'booking.closed', overridable: true, detail: 'The clinic is closed on that day.' }],
  },
};
const refusedAs = (code: string, detail: string): Problem => ({
  ...TAKEN,
  ...{ code, detail, facts: { obstacles: [{ code, detail, overridable: false }] } },
});
const NOTHING_FREE = { rooms: [], nextAt: null };
const VISIT: BookedVisit = {
  kind: 'consultation',
  ...{ purposeId: 'c1', patientName: 'Ada Moss' },
  ...{ roomId: 'oak', clinicianId: 'noor', startsAt: '2026-11-24T18:00:00Z' },
};

@Component({ template: '' })
class Screen {
  readonly dialog = inject(PlaceVisitDialog);
}

describe('PlaceVisit', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<Screen>;
  let may: Set<string>;

  beforeEach(() => {
    may = new Set();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Auth, useValue: { may: (action: string) => may.has(action) } },
        { provide: Clock, useValue: { now: () => NOW, minute: signal(NOW) } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Screen);
  });

  /** Harnesses wait until nothing is under way, and a request that nobody has answered is: so requests come first. */
  async function request(url: Parameters<HttpTestingController['match']>[0]): Promise<TestRequest> {
    for (let tries = 0; tries < 100; tries++) {
      const [found] = http.match(url);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`Nothing was asked of ${typeof url === 'string' ? url : 'what was expected'}.`);
  }

  async function opened(ask: (dialog: PlaceVisitDialog) => Promise<Placed | undefined>, rooms?: { status: number }) {
    const answer = ask(fixture.componentInstance.dialog);
    (await request('/api/rooms')).flush(rooms ? '' : ROOMS, { status: 200, statusText: 'x', ...rooms });
    await answerLists();
    const form = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(PlaceVisitHarness);
    return { answer, form };
  }

  async function answerLists(): Promise<void> {
    const lists: readonly (readonly [string, object])[] = [
      ['/api/rooms', ROOMS],
      ['/api/staff/clinicians', CLINICIANS],
      ['/api/treatment-plans/to-schedule', PLANS],
      ['/api/boosters/to-book', BOOSTERS],
    ];
    for (const [url, body] of lists) for (const asked of http.match(url)) asked.flush(body);
    await fixture.whenStable();
  }

  async function fill(form: PlaceVisitHarness, { date = '24/11/2026', time = '10:00', room = 'Oak' } = {}) {
    await (await form.field('Date')).write(date);
    await (await form.field('Time')).write(time);
    await (await form.field('Room')).choose(room);
    await (await form.field('Clinician')).choose('Noor Amin');
  }

  /** Submits as Enter does; the spec gives the answer. */
  function sent(url: string): Promise<TestRequest> {
    document.querySelector('tl-place-visit form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    return request(url);
  }

  /** Presses what sends a request. */
  function pressNow(label: string): void {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('tl-place-visit button')];
    buttons.find(({ textContent }) => textContent.trim() === label)?.click();
  }

  /** A refusal that no other place helps against. */
  async function refuseOnly(command: TestRequest, problem: Problem): Promise<void> {
    command.flush(problem, { status: problem.status, statusText: 'x' });
    await fixture.whenStable();
    http.expectNone(({ url }) => url === '/api/free-places');
  }

  async function refuse(command: TestRequest, problem: Problem, free: object = NOTHING_FREE): Promise<TestRequest> {
    command.flush(problem, { status: problem.status, statusText: 'x' });
    const asked = await request(({ url }) => url === '/api/free-places');
    asked.flush(free);
    await fixture.whenStable();
    return asked;
  }

  it('warns of a start that has passed', async () => {
    const { form } = await opened((dialog) => dialog.askToBookConsultation('p', 'Ada Moss'));
    await (await form.field('Time')).write('08:56');
    expect(await form.text()).toContain('This began 4 minutes ago.');
    await (await form.field('Time')).write('09:30');
    expect(await form.text()).not.toContain('This began');
  });

  it('books the next session of a plan and says where', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToBook({ planId: 'p1' }, { date: '2026-11-24' }));
    expect(await form.title()).toBe('Book a visit');
    await fill(form);
    const command = await sent('/api/sessions');
    const startsAt = '2026-11-24T18:00:00Z';
    expect(command.request.body).toEqual({ planId: 'p1', ordinal: 2, roomId: 'oak', clinicianId: 'noor', startsAt });
    expect(command.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    command.flush({});
    expect(await answer).toEqual({
      ...{ roomId: 'oak', clinicianId: 'noor', startsAt, date: '2026-11-24', time: '10:00', roomName: 'Oak' },
    });
  });

  it('books an approved booster from the same form', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToBook());
    pressNow('Booster');
    (await request('/api/boosters/to-book')).flush(BOOSTERS);
    await (await form.field('Booster')).choose('Finn Hale, by Tue 1 Dec');
    await fill(form);
    const command = await sent('/api/boosters/b1/book');
    expect(command.request.body).toEqual({ roomId: 'oak', clinicianId: 'noor', startsAt: '2026-11-24T18:00:00Z' });
    command.flush({});
    expect(await answer).toMatchObject({ roomName: 'Oak' });
  });

  it('books a consultation for the patient it was opened for', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToBookConsultation('ada', 'Ada Moss'));
    expect(await form.text()).toContain('Ada Moss');
    expect(await form.fieldLabels()).toEqual(['Date', 'Time', 'Room', 'Clinician']);
    await fill(form);
    const command = await sent('/api/consultations');
    expect(command.request.body).toMatchObject({ patientId: 'ada' });
    command.flush({});
    expect(await answer).toMatchObject({ roomId: 'oak', date: '2026-11-24' });
  });

  it('moves a consultation, beginning with where it is', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToMove(VISIT));
    expect(await (await form.field('Time')).value()).toBe('10:00');
    expect(await (await form.field('Room')).value()).toBe('oak');
    expect(await (await form.field('Clinician')).value()).toBe('noor');
    await (await form.field('Room')).choose('Elm');
    const command = await sent('/api/consultations/c1/move');
    expect(command.request.body).toEqual({ roomId: 'elm', clinicianId: 'noor', startsAt: VISIT.startsAt });
    command.flush({ id: 'c1' });
    expect(await answer).toMatchObject({ roomName: 'Elm', id: 'c1' });
  });

  it('says who moved it meanwhile, and moves it all the same only when asked again', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToMove({ ...VISIT, version: 3 }));
    await (await form.field('Room')).choose('Elm');
    const command = await sent('/api/consultations/c1/move');
    expect(command.request.body).toMatchObject({ roomId: 'elm', bookingVersion: 3 });
    const detail = 'Poppy Drake moved it to Birch, 14:15 to 15:15, a minute ago.';
    await refuseOnly(command, {
      ...refusedAs('booking.changed', detail),
      facts: { version: 4 },
    });
    expect(await form.text()).toContain(detail);
    const again = await sent('/api/consultations/c1/move');
    expect(again.request.body).toMatchObject({ bookingVersion: 4 });
    again.flush({});
    expect(await answer).toMatchObject({ overtook: true });
  });

  describe('a session with others behind it', () => {
    const step = (ordinal: number, values: object = {}) => ({
      ...{ sessionId: `s${ordinal}`, ordinal, roomId: 'oak', roomName: 'Oak', wasRoomId: 'oak', wasRoomName: 'Oak' },
      ...{ clinicianId: 'noor', clinicianName: 'Noor Amin', wasClinicianId: 'noor', bookingVersion: 2, problems: [] },
      ...{ was: '2026-11-24T18:00:00Z', startsAt: '2026-11-25T18:00:00Z', moves: true, gapTooWide: false },
      overridable: false,
      ...values,
    });
    const option = (mode: string, steps: readonly object[], bookable = true) => ({
      ...{ mode, steps, bookable, drift: 'on_track', driftReasons: [] },
    });
    const third = { was: '2026-11-26T18:00:00Z', startsAt: '2026-11-27T18:00:00Z' };
    const tooSoon = { problems: ['session.tooSoon'], overridable: true };
    const close = { ...third, startsAt: third.was, moves: false, ...tooSoon };
    const OPTIONS = [option('leave', [step(2), step(3, close)], false), option('shift', [step(2), step(3, third)])];

    async function moving(options: readonly object[] = OPTIONS) {
      const ask = { ...VISIT, kind: 'session' as const, purposeId: 's2' };
      const { answer, form } = await opened((dialog) => dialog.askToMove(ask));
      const written = (await form.field('Date')).write('25/11/2026');
      (await request('/api/sessions/s2/ripple/preview')).flush({ options });
      await written;
      await fixture.whenStable();
      return { answer, form };
    }

    it('shows what happens to them, begins with what can be done, and moves all at once', async () => {
      const { answer, form } = await moving();
      expect(await form.text()).toContain('Session 3moves fromThu 26 Nov 10:00, OaktoFri 27 Nov 10:00, Oak');
      const command = await sent('/api/sessions/s2/ripple');
      expect(command.request.body).toEqual({
        moves: [step(2), step(3, third)].map(({ sessionId, roomId, clinicianId, startsAt, bookingVersion }) => ({
          ...{ sessionId, roomId, clinicianId, startsAt, bookingVersion },
        })),
      });
      command.flush({});
      const moved = await answer;
      void moved?.undo?.();
      const back = await request('/api/sessions/s2/ripple');
      expect(back.request.body).toMatchObject({
        moves: [
          { sessionId: 's2', startsAt: '2026-11-24T18:00:00Z', bookingVersion: 3 },
          { sessionId: 's3', startsAt: '2026-11-26T18:00:00Z', bookingVersion: 3 },
        ],
      });
      back.flush({});
    });

    it('asks the server all the same for a clinician, who may override a gap to a session that stays', async () => {
      may.add('booking.override');
      await moving();
      pressNow('Leave them');
      await fixture.whenStable();
      const command = await sent('/api/sessions/s2/move');
      expect(command.request.body).toMatchObject({ startsAt: '2026-11-25T18:00:00Z' });
    });

    it('lets not even a clinician leave a session where the server says that no reason would do', async () => {
      may.add('booking.override');
      const { form } = await moving([option('leave', [step(2), step(3, { ...close, overridable: false })], false)]);
      await form.submit();
      expect(await form.text()).toContain('Session 3 cannot be there');
      expect(http.match(({ url }) => url.includes('/move') || url.endsWith('/ripple'))).toEqual([]);
    });

    it('does not send what cannot be carried out, and says why', async () => {
      const { form } = await moving();
      pressNow('Leave them');
      await fixture.whenStable();
      await form.submit();
      expect(await form.text()).toContain('Session 3 cannot be there: it is too close to another dose.');
      expect(http.match(({ url }) => url.includes('/move') || url.endsWith('/ripple'))).toEqual([]);
    });
  });

  it('offers only rooms that are in service', async () => {
    const { form } = await opened((dialog) => dialog.askToMove(VISIT));
    expect(await (await form.field('Room')).options()).toEqual(['Choose a room', 'Oak', 'Elm']);
  });

  it('says at each field what is missing, goes to the first, and sends nothing', async () => {
    const { form } = await opened((dialog) => dialog.askToBook());
    await form.submit();
    expect(await (await form.field('Plan')).error()).toBe('Choose a plan.');
    expect(await (await form.field('Time')).error()).toBe('Choose a time.');
    expect(await (await form.field('Plan')).isFocused()).toBe(true);
    expect(http.match(({ method }) => method === 'POST')).toEqual([]);
  });

  it('shows a clash at what is taken, keeps everything, and lets another field mend it', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToMove({ ...VISIT, kind: 'session' }));
    const asked = await refuse(await sent('/api/sessions/c1/move'), TAKEN, {
      rooms: [{ roomId: 'elm', name: 'Elm' }],
      nextAt: '2026-11-24T19:15:00Z',
    });
    expect(asked.request.params.toString()).toBe(
      'roomId=oak&clinicianId=noor&startsAt=2026-11-24T18:00:00Z&purpose=session&purposeId=c1',
    );
    expect(await form.text()).toContain('Free instead: Elm at 10:00  Oak at 11:15');
    const room = await form.field('Room');
    expect(await room.error()).toBe(TAKEN.detail);
    expect(await room.isMarkedInvalid()).toBe(true);
    expect(await room.isFocused()).toBe(true);
    expect(await (await form.field('Time')).value()).toBe('10:00');

    pressNow('Oak at 11:15');
    (await request('/api/sessions/c1/ripple/preview')).flush({ options: [] });
    expect(await (await form.field('Time')).value()).toBe('11:15');
    expect(await room.error()).toBe('');
    expect(await room.help()).toBe(TAKEN.detail);

    const again = await sent('/api/sessions/c1/move');
    expect(again.request.body).toMatchObject({ roomId: 'oak', startsAt: '2026-11-24T19:15:00Z' });
    again.flush({});
    expect(await answer).toMatchObject({ time: '11:15' });
  });

  it('takes another room that is free at that time', async () => {
    const { form } = await opened((dialog) => dialog.askToBookConsultation('ada', 'Ada Moss'));
    await fill(form);
    const free = { rooms: [{ roomId: 'elm', name: 'Elm' }], nextAt: null };
    const asked = await refuse(await sent('/api/consultations'), TAKEN, free);
    expect(asked.request.params.get('patientId')).toBe('ada');
    pressNow('Elm at 10:00');
    expect(await (await form.field('Room')).value()).toBe('elm');
    expect(await form.text()).not.toContain('Free instead');
  });

  it('says so when neither another room nor a later time would do', async () => {
    const { form } = await opened((dialog) => dialog.askToMove(VISIT));
    await refuse(await sent('/api/consultations/c1/move'), TAKEN);
    expect(await form.text()).toContain('No other room suits at that time, and Oak has none left that day');
  });

  it('puts a clash of the clinician at the clinician, and one of the patient who is fixed above the buttons', async () => {
    const { form } = await opened((dialog) => dialog.askToMove(VISIT));
    const url = '/api/consultations/c1/move';
    await refuse(await sent(url), refusedAs('booking.clinicianTaken', 'Noor Amin has a session.'));
    expect(await (await form.field('Clinician')).error()).toBe('Noor Amin has a session.');
    const again = await sent(url);
    await fixture.whenStable();
    await refuse(again, refusedAs('booking.patientTaken', 'The patient has a session.'));
    expect(await (await form.field('Clinician')).error()).toBe('');
    expect(await form.text()).toContain('The patient has a session.');
  });

  it('asks who may override for a reason, and sends it with the next try', async () => {
    may.add('booking.override');
    const { answer, form } = await opened((dialog) => dialog.askToMove(VISIT));
    const url = '/api/consultations/c1/move';
    await refuse(await sent(url), CLOSED);
    expect(await (await form.field('Time')).error()).toBe(CLOSED.detail);
    await (await form.field('Reason to place it all the same')).write('The only day off he has');
    const command = await sent(url);
    expect(command.request.body).toMatchObject({ roomId: 'oak', override: { reason: 'The only day off he has' } });
    command.flush({});
    expect(await answer).toMatchObject({ roomName: 'Oak' });
  });

  it('lets a clinician override the gap of a plan, and says at the reason when it is too short', async () => {
    may.add('booking.override');
    const { answer, form } = await opened((dialog) => dialog.askToBook({ planId: 'p1' }, { date: '2026-11-24' }));
    await fill(form);
    const close = { ...CLOSED, code: 'session.tooSoon', detail: 'Another dose is 40 h away.' };
    const facts = { obstacles: [{ code: close.code, overridable: true, detail: close.detail }] };
    await refuseOnly(await sent('/api/sessions'), { ...close, facts });
    expect(await (await form.field('Date')).error()).toBe(close.detail);
    const reason = await form.field('Reason to place it all the same');
    await reason.write('Hurry');
    const fieldErrors = { 'override.reason': ['Say in at least 10 characters why.'] };
    await refuseOnly(await sent('/api/sessions'), { ...close, facts, fieldErrors });
    expect(await reason.error()).toBe('Say in at least 10 characters why.');
    expect(await reason.isFocused()).toBe(true);
    await reason.write('The patient travels on Thursday');
    const command = await sent('/api/sessions');
    expect(command.request.body).toMatchObject({ override: { reason: 'The patient travels on Thursday' } });
    command.flush({});
    expect(await answer).toMatchObject({ roomName: 'Oak' });
  });

  it('tells the others who can', async () => {
    const { form } = await opened((dialog) => dialog.askToMove(VISIT));
    await refuse(await sent('/api/consultations/c1/move'), CLOSED);
    expect(await form.fieldLabels()).toEqual(['Date', 'Time', 'Room', 'Clinician']);
    expect(await form.text()).toContain('A clinician can place it all the same, with a reason.');
  });

  it('tries the same booking again under the same key when no answer came', async () => {
    const { form } = await opened((dialog) => dialog.askToBookConsultation('ada', 'Ada Moss'));
    await fill(form);
    const first = await sent('/api/consultations');
    first.error(new ProgressEvent('error'));
    await fixture.whenStable();
    expect(await form.text()).toContain('What you typed is still here.');
    const second = await sent('/api/consultations');
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('loads lists again that did not come', async () => {
    const { answer, form } = await opened((dialog) => dialog.askToBookConsultation('ada', 'Ada Moss'), { status: 503 });
    expect(await form.text()).toContain('The lists did not load.');
    pressNow('Try again');
    (await request('/api/rooms')).flush(ROOMS);
    expect(await form.text()).not.toContain('The lists did not load.');
    expect(await (await form.field('Room')).options()).toContain('Elm');
    await form.press('Cancel');
    expect(await answer).toBeUndefined();
  });
});
