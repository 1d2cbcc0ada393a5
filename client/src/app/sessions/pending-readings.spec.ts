import { TestBed } from '@angular/core/testing';
import { CommandResult } from '../../api/send-command';
import { PendingReadings, RETRY_MS } from './pending-readings';
import { NewReading, SessionApi, SessionConsole } from './session-api';

const reading: NewReading = {
  ...{ id: 'r', measuredAt: '2027-03-01T15:45:00Z', systolic: 124, diastolic: 78, heartRate: 72, spo2: 98 },
};
const refused = (status: number): CommandResult<SessionConsole> => ({
  ...{ ok: false, problem: { type: 'x', title: 'x', status, code: 'x', detail: 'No.' } },
});
const accepted: CommandResult<SessionConsole> = { ok: true, value: {} as SessionConsole, etag: undefined };

describe('PendingReadings', () => {
  let answers: CommandResult<SessionConsole>[];
  let sent: NewReading[];
  let pending: PendingReadings;

  beforeEach(() => {
    jest.useFakeTimers();
    [answers, sent] = [[], []];
    const addReading = (_id: string, body: NewReading) => {
      sent.push(body);
      return Promise.resolve(answers.shift() ?? accepted);
    };
    TestBed.configureTestingModule({ providers: [{ provide: SessionApi, useValue: { addReading } }] });
    pending = TestBed.inject(PendingReadings);
  });

  afterEach(() => jest.useRealTimers());

  it('keeps a reading while the server does not answer, and sends the very same one again', async () => {
    answers.push(refused(0), refused(503));
    let saved = 0;
    await pending.add('s', reading, () => (saved += 1));
    expect(pending.of('s')).toEqual([reading]);
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(pending.count()).toBe(1);
    await jest.advanceTimersByTimeAsync(RETRY_MS);
    expect(pending.count()).toBe(0);
    expect(saved).toBe(1);
    expect(sent).toEqual([reading, reading, reading]);
  });

  it('hands a reading back that the server will not take', async () => {
    answers.push(refused(422));
    expect(await pending.add('s', reading, () => undefined)).toMatchObject({ reading, problem: { status: 422 } });
    expect(pending.count()).toBe(0);
  });

  it('keeps a reading through a lock of the console', async () => {
    answers.push(refused(401));
    expect(await pending.add('s', reading, () => undefined)).toBeUndefined();
    expect(pending.count()).toBe(1);
  });
});
