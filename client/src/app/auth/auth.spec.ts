import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { DeviceStore } from '../device-store/device-store';
import { Clock } from '../ui/clinic-time/clock';
import { ClinicZone } from '../ui/clinic-time/clinic-zone';
import { Auth } from './auth';
import { AuthChannel, AuthMessage } from './auth-channel';
import { authInterceptor } from './auth-interceptor';
import { AuthSession } from './auth-session';
import { IdleTimer } from './idle-timer';
import { UnsentWork } from './unsent-work';

const POPPY: AuthSession = {
  staff: { id: 's1', displayName: 'Poppy Drake', credential: null, role: 'front_desk' },
  allowedActions: ['booking.book'],
  clinic: { locationId: 'l1', name: 'Fernhill', timeZone: 'America/Los_Angeles' },
  ...{ kind: 'personal', idleMinutes: 15, endsAt: '2026-11-24T07:00:00.000Z' },
  now: '2026-11-23T19:00:00.000Z',
};
const REFUSED = { type: 't', title: 'No', status: 401, code: 'request.signInRequired', detail: 'Sign in first.' };

class FakeChannel {
  readonly said: AuthMessage[] = [];
  restarted = false;
  hear: (message: AuthMessage) => void = () => undefined;
  say(message: AuthMessage): void {
    this.said.push(message);
  }
  listen(handle: (message: AuthMessage) => void): void {
    this.hear = handle;
  }
  restart(): void {
    this.restarted = true;
  }
}

class FakeDevice {
  readonly done: string[] = [];
  lines = 0;
  waiting(): Promise<number> {
    return Promise.resolve(this.lines);
  }
  open(staffId: string): void {
    this.done.push(`open ${staffId}`);
  }
  close(): void {
    this.done.push('close');
  }
  wipe(): Promise<void> {
    this.done.push('wipe');
    return Promise.resolve();
  }
}

describe('Auth', () => {
  let device: FakeDevice;
  let http: HttpTestingController;
  let auth: Auth;
  let channel: FakeChannel;

  beforeEach(() => {
    channel = new FakeChannel();
    device = new FakeDevice();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([authInterceptor])),
        provideHttpClientTesting(),
        { provide: AuthChannel, useValue: channel },
        { provide: DeviceStore, useValue: device },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    auth = TestBed.inject(Auth);
  });

  afterEach(() => http.verify());

  async function signedIn(): Promise<void> {
    const loading = auth.load();
    http.expectOne('/api/auth/me').flush(POPPY);
    await loading;
  }

  /** Nothing is left to send, and the command is on its way. */
  const asked = () => new Promise((resolve) => setTimeout(resolve));

  it('is loading until the server has said who is here, then shows the times of their clinic', async () => {
    expect(auth.state().kind).toBe('loading');
    await signedIn();
    expect(auth.state()).toEqual({ kind: 'signedIn', session: POPPY });
    expect(TestBed.inject(ClinicZone).id()).toBe('America/Los_Angeles');
    expect(Math.abs(TestBed.inject(Clock).now() - Date.parse(POPPY.now))).toBeLessThan(10_000);
  });

  it.each([
    ['signedOut', 401],
    ['unavailable', 503],
  ])('is %s when the server answers %i', async (kind, status) => {
    const loading = auth.load();
    http.expectOne('/api/auth/me').flush({ ...REFUSED, status }, { status, statusText: 'x' });
    await loading;
    expect(auth.state().kind).toBe(kind);
  });

  it('comes back from unavailable', async () => {
    const failing = auth.load();
    http.expectOne('/api/auth/me').error(new ProgressEvent('error'));
    await failing;
    expect(auth.state().kind).toBe('unavailable');
    await signedIn();
    expect(auth.state().kind).toBe('signedIn');
  });

  it('stays signed out with the refusal of a wrong password', async () => {
    const trying = auth.signIn('poppy', 'wrong');
    const wrong = { ...REFUSED, code: 'auth.wrongCredentials' };
    http.expectOne('/api/auth/sign-in').flush(wrong, { status: 401, statusText: 'x' });
    expect(await trying).toEqual(wrong);
    expect(auth.session()).toBeUndefined();
  });

  it('locks at once and keeps the session for the screens below', async () => {
    await signedIn();
    const locking = auth.lock();
    expect(auth.state().kind).toBe('locked');
    expect(auth.session()).toEqual(POPPY);
    expect(channel.said).toEqual(['locked']);
    http.expectOne('/api/auth/lock').error(new ProgressEvent('error'));
    await locking;
    expect(auth.state().kind).toBe('locked');
  });

  it('stays locked over a reload, and opens with the password', async () => {
    const loading = auth.load();
    http.expectOne('/api/auth/me').flush({ ...REFUSED, code: 'auth.locked' }, { status: 401, statusText: 'x' });
    await loading;
    expect(auth.state()).toEqual({ kind: 'locked', session: undefined });
    const unlocking = auth.unlock('right');
    http.expectOne('/api/auth/unlock').flush(POPPY);
    expect(await unlocking).toBeUndefined();
    expect(auth.state()).toEqual({ kind: 'signedIn', session: POPPY });
    expect(channel.restarted).toBe(false);
  });

  it('unlocks with the password of the same person', async () => {
    await signedIn();
    const locking = auth.lock();
    http.expectOne('/api/auth/lock').flush(null);
    await locking;
    const unlocking = auth.unlock('right');
    http.expectOne('/api/auth/unlock').flush(POPPY);
    expect(await unlocking).toBeUndefined();
    expect(auth.state().kind).toBe('signedIn');
  });

  it('starts anew instead of handing locked screens to someone else', async () => {
    await signedIn();
    auth.sessionRefused();
    const entering = auth.signIn('imogen', 'right');
    http.expectOne('/api/auth/sign-in').flush({ ...POPPY, staff: { ...POPPY.staff, id: 's2' } });
    await entering;
    expect(channel.restarted).toBe(true);
    expect(auth.state().kind).toBe('locked');
  });

  const SCREEN: AuthSession = { ...POPPY, kind: 'hallway', idleMinutes: null, allowedActions: ['hallway.read'] };

  async function inTheHallway(): Promise<void> {
    const loading = auth.load();
    http.expectOne('/api/auth/me').flush(SCREEN);
    await loading;
  }

  it('starts anew as a hallway screen, in every tab', async () => {
    await signedIn();
    const showing = auth.showHallway();
    await asked();
    http.expectOne('/api/hallway-screens').flush(SCREEN);
    expect(await showing).toBeUndefined();
    expect(channel).toMatchObject({ said: ['hallway'], restarted: true });
    expect(auth.isHallway()).toBe(false);
  });

  it('starts anew when another tab made the browser a hallway screen, or a desk again', async () => {
    await signedIn();
    channel.hear('hallway');
    expect(channel.restarted).toBe(true);
    channel.restarted = false;
    await inTheHallway();
    expect(channel.restarted).toBe(true);
  });

  it('is a hallway screen that never locks, and asks for a sign-in once it has ended', async () => {
    await inTheHallway();
    expect(auth.isHallway()).toBe(true);
    jest.useFakeTimers();
    const idle = TestBed.inject(IdleTimer);
    jest.advanceTimersByTime(24 * 3_600_000);
    TestBed.tick();
    jest.useRealTimers();
    expect(idle.warning()).toBeUndefined();
    expect(auth.state().kind).toBe('signedIn');
    auth.sessionRefused();
    expect(auth.state()).toEqual({ kind: 'signedOut' });
  });

  it('hands a hallway screen to whoever signs in at it', async () => {
    await inTheHallway();
    const entering = auth.signIn('imogen', 'right');
    const imogen = { ...POPPY, staff: { ...POPPY.staff, id: 's2' } };
    http.expectOne('/api/auth/sign-in').flush(imogen);
    await entering;
    expect(auth.state()).toEqual({ kind: 'signedIn', session: imogen });
    expect(channel.restarted).toBe(false);
  });

  it('locks when any screen is refused with 401', async () => {
    await signedIn();
    TestBed.inject(HttpClient)
      .get('/api/patients')
      .subscribe({ error: () => undefined });
    http.expectOne('/api/patients').flush(REFUSED, { status: 401, statusText: 'x' });
    expect(auth.state().kind).toBe('locked');
  });

  it('does not lock for a missing right', async () => {
    await signedIn();
    TestBed.inject(HttpClient)
      .get('/api/audit')
      .subscribe({ error: () => undefined });
    http.expectOne('/api/audit').flush({ ...REFUSED, status: 403 }, { status: 403, statusText: 'x' });
    expect(auth.state().kind).toBe('signedIn');
  });

  it('signs out, and stays covered when the server could not be told', async () => {
    await signedIn();
    const failing = auth.signOut();
    await asked();
    http.expectOne('/api/auth/sign-out').error(new ProgressEvent('error'));
    await failing;
    expect(auth.state().kind).toBe('locked');
    const leaving = auth.signOut();
    await asked();
    http.expectOne('/api/auth/sign-out').flush(null);
    await leaving;
    expect(auth.state()).toEqual({ kind: 'signedOut' });
  });

  it('keeps what waits on the device through a time-out, and takes it away with a sign-out', async () => {
    await signedIn();
    auth.sessionRefused();
    expect(device.done).toEqual(['open s1']);
    const leaving = auth.signOut();
    await asked();
    http.expectOne('/api/auth/sign-out').flush(null);
    await leaving;
    expect(device.done).toEqual(['open s1', 'wipe']);
  });

  it('sends what waits before it signs out, while the session still holds', async () => {
    await signedIn();
    const server = TestBed.inject(HttpClient);
    const note = () => new Promise<boolean>((done) => server.put('/api/note', {}).subscribe(() => done(true)));
    TestBed.runInInjectionContext(() => TestBed.inject(UnsentWork).register(note));
    const leaving = auth.signOut();
    http.expectNone('/api/auth/sign-out');
    http.expectOne('/api/note').flush(null);
    await asked();
    http.expectOne('/api/auth/sign-out').flush(null);
    await leaving;
    expect(auth.state()).toEqual({ kind: 'signedOut' });
  });

  it.each([
    ['an open screen', 0, false],
    ['the device', 1, true],
  ])('asks before what %s still has is lost, and stays when it is not to be', async (_, lines, sent) => {
    await signedIn();
    device.lines = lines;
    TestBed.runInInjectionContext(() => TestBed.inject(UnsentWork).register(() => Promise.resolve(sent)));
    const answers = [false, false, true];
    globalThis.confirm = () => answers.shift() ?? false;
    await auth.signOut();
    expect(await auth.showHallway()).toContain('not on the server yet');
    expect([auth.state().kind, device.done, channel.restarted]).toEqual(['signedIn', ['open s1'], false]);
    expect(answers).toEqual([true]);
    const leaving = auth.signOut();
    await asked();
    http.expectOne('/api/auth/sign-out').flush(null);
    await leaving;
    expect(device.done).toEqual(['open s1', 'wipe']);
  });

  it('reads nothing from the device once another tab has signed out', async () => {
    await signedIn();
    channel.hear('signedOut');
    expect(device.done).toEqual(['open s1', 'close']);
  });

  it('follows the other tabs', async () => {
    await signedIn();
    channel.hear('locked');
    expect(auth.state().kind).toBe('locked');
    channel.hear('signedIn');
    http.expectOne('/api/auth/me').flush(POPPY);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(auth.state().kind).toBe('signedIn');
    channel.hear('signedOut');
    expect(auth.state().kind).toBe('signedOut');
  });
});

describe('IdleTimer', () => {
  const MINUTE = 60_000;
  let now = 0;
  let http: HttpTestingController;
  let timer: IdleTimer;
  let auth: Auth;

  beforeEach(async () => {
    jest.useFakeTimers();
    now = Date.UTC(2026, 10, 23, 19);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([authInterceptor])),
        provideHttpClientTesting(),
        { provide: Clock, useValue: { device: () => now, set: () => undefined } },
        { provide: AuthChannel, useValue: new FakeChannel() },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    auth = TestBed.inject(Auth);
    timer = TestBed.inject(IdleTimer);
    const loading = auth.load();
    http.expectOne('/api/auth/me').flush(POPPY);
    await loading;
    await jest.advanceTimersByTimeAsync(1_000);
  });

  afterEach(() => jest.useRealTimers());

  async function pass(ms: number): Promise<void> {
    now += ms;
    await jest.advanceTimersByTimeAsync(1_100);
  }

  it('says nothing until a minute before the limit, then counts down, then locks', async () => {
    await pass(13.9 * MINUTE);
    expect(timer.warning()).toBeUndefined();
    await pass(0.6 * MINUTE);
    expect(timer.warning()).toBe(30);
    expect(auth.state().kind).toBe('signedIn');
    await pass(0.5 * MINUTE);
    expect(auth.state().kind).toBe('locked');
    http.expectOne('/api/auth/lock').flush(null);
  });

  it('starts over with every key and every touch', async () => {
    await pass(14.5 * MINUTE);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    expect(timer.warning()).toBeUndefined();
    await pass(14.5 * MINUTE);
    document.dispatchEvent(new Event('pointerdown'));
    await pass(10 * MINUTE);
    expect(auth.state().kind).toBe('signedIn');
  });

  it('tells the server now and then of someone who only types', async () => {
    for (let minute = 0; minute < 4; minute++) {
      await pass(MINUTE);
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
    }
    http.expectNone('/api/auth/in-use');
    await pass(1.1 * MINUTE);
    http.expectOne('/api/auth/in-use').flush(null);
    await pass(6 * MINUTE);
    http.expectNone('/api/auth/in-use');
  });

  it('tells the server which reads nobody asked for, so that they do not keep the session open', async () => {
    const client = TestBed.inject(HttpClient);
    const marked = (): (string | null)[] =>
      http.match(() => true).map(({ request }) => request.headers.get('X-Background'));
    client.get('/api/room-board').subscribe();
    expect(marked()).toEqual([null]);
    await pass(2 * MINUTE);
    client.get('/api/room-board').subscribe();
    client.post('/api/sessions/1/vitals', {}).subscribe();
    expect(marked()).toEqual(['1', null]);
  });

  it('does not run while nobody is signed in', async () => {
    const leaving = auth.signOut();
    await jest.advanceTimersByTimeAsync(0);
    http.expectOne('/api/auth/sign-out').flush(null);
    await leaving;
    await pass(60 * MINUTE);
    expect(timer.warning()).toBeUndefined();
    expect(auth.state().kind).toBe('signedOut');
  });
});
