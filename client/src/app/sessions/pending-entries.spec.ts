import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CommandResult } from '../../api/send-command';
import { Auth } from '../auth/auth';
import { UnsentWork } from '../auth/unsent-work';
import { DeviceStore } from '../device-store/device-store';
import { Entry, PendingEntries, RETRY_MS } from './pending-entries';
import { SessionApi, SessionConsole } from './session-api';

const reading: Entry = {
  ...{ kind: 'reading', sessionId: 's' },
  body: { id: 'r', measuredAt: '2027-03-01T15:45:00Z', systolic: 124, diastolic: 78, heartRate: 72, spo2: 98 },
};
const water: Entry = {
  ...{ kind: 'event', sessionId: 's' },
  body: { id: 'e', at: '2027-03-01T15:46:00Z', kind: 'water' },
};
const refused = (status: number): CommandResult<SessionConsole> => ({
  ...{ ok: false, problem: { type: 'x', title: 'x', status, code: 'x', detail: 'No.' } },
});
const accepted: CommandResult<SessionConsole> = { ok: true, value: { id: 's' } as SessionConsole, etag: undefined };

describe('PendingEntries', () => {
  let answers: CommandResult<SessionConsole>[];
  let sent: unknown[];
  /** What the device has for Noor, by key. */
  let device: Map<string, unknown>;
  let keeps: boolean;
  const state = signal<unknown>(undefined);
  const person = { kind: 'signedIn', session: { staff: { id: 'noor' } } };

  beforeEach(() => {
    jest.useFakeTimers();
    [answers, sent, device, keeps] = [[], [], new Map(), true];
    state.set(person);
  });

  afterEach(() => jest.useRealTimers());

  function open(): PendingEntries {
    const send = (_id: string, body: unknown) => {
      sent.push(body);
      return Promise.resolve(answers.shift() ?? accepted);
    };
    const session = () => (state() as { session?: { staff: { id: string } } } | undefined)?.session;
    const store = {
      put: (key: string, value: unknown) => {
        if (keeps) device.set(key, value);
        return Promise.resolve(keeps);
      },
      remove: (key: string) => Promise.resolve(void device.delete(key)),
      list: (prefix: string) => {
        const own = [...device].filter(([key]) => key.startsWith(prefix));
        return Promise.resolve(own.map(([key, value]) => ({ key, value })));
      },
    };
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: SessionApi, useValue: { addReading: send, addEvent: send } },
        { provide: DeviceStore, useValue: store },
        { provide: Auth, useValue: { state, session } },
      ],
    });
    const pending = TestBed.inject(PendingEntries);
    TestBed.tick();
    return pending;
  }

  it('keeps entries while the server does not answer, and sends the very same ones again', async () => {
    const pending = open();
    answers.push(refused(0), refused(503), refused(503));
    const saved: string[] = [];
    pending.saved.subscribe(({ id }) => saved.push(id));
    await pending.add(reading);
    await pending.add(water);
    expect(pending.readingsOf('s')).toEqual([reading.body]);
    expect(pending.eventsOf('s')).toEqual([water.body]);
    expect([...device.keys()]).toEqual(['chair:r', 'chair:e']);
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(pending.count()).toBe(1);
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(pending.count()).toBe(0);
    expect(saved).toEqual(['s', 's']);
    expect(sent).toEqual([reading.body, water.body, reading.body, water.body, reading.body]);
    expect(device.size).toBe(0);
  });

  it('sends after a reload what the device kept', async () => {
    answers.push(refused(0));
    await open().add(reading);
    const reloaded = open();
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([reading.body, reading.body]);
    expect([reloaded.count(), device.size]).toEqual([0, 0]);
  });

  it('has nothing in hand after signing out; what was on the device goes with the sign-out itself', async () => {
    answers.push(refused(401));
    const pending = open();
    await pending.add(reading);
    state.set({ kind: 'locked', session: undefined });
    TestBed.tick();
    expect(device.size).toBe(1);
    state.set({ kind: 'signedOut' });
    TestBed.tick();
    expect(pending.count()).toBe(0);
  });

  it('keeps what is there when a page opens with nobody signed in', async () => {
    answers.push(refused(0));
    await open().add(reading);
    state.set({ kind: 'signedOut' });
    open();
    expect(device.size).toBe(1);
  });

  it('hands an entry back that the server will not take', async () => {
    const pending = open();
    answers.push(refused(422));
    expect(await pending.add(reading)).toMatchObject({ status: 422 });
    expect([pending.count(), device.size]).toEqual([0, 0]);
  });

  it('shows what the server will not take later, until it is put away', async () => {
    const pending = open();
    answers.push(refused(0), refused(409));
    await pending.add(reading);
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(pending.count()).toBe(0);
    expect(pending.refusedOf('s')).toEqual([{ entry: reading, kept: true, refused: 'No.' }]);
    await pending.putAway(reading);
    expect([pending.refusedOf('s').length, device.size]).toEqual([0, 0]);
  });

  it('sends before a sign-out what waits, and says that a refused entry is not on the server', async () => {
    const pending = open();
    const unsent = TestBed.inject(UnsentWork);
    answers.push(refused(0), refused(0));
    await pending.add(reading);
    expect(await unsent.send()).toBe(false);
    expect(await unsent.send()).toBe(true);
    answers.push(refused(0), refused(409));
    await pending.add(water);
    expect(await unsent.send()).toBe(false);
  });

  it('counts what would be lost with the window when the browser keeps nothing', async () => {
    keeps = false;
    answers.push(refused(0));
    const pending = open();
    await pending.add(reading);
    expect(pending.unkept()).toBe(1);
  });
});
