import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Commands } from './send-command';

describe('Commands', () => {
  let http: HttpTestingController;
  let commands: Commands;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    commands = TestBed.inject(Commands);
  });

  afterEach(() => http.verify());

  it('sends the version and the key, and gives the value and the new version', async () => {
    const result = commands.send<{ id: string }>({
      url: '/api/x',
      body: { a: 1 },
      ifMatch: 3,
      idempotencyKey: 'key-1',
    });
    const call = http.expectOne('/api/x');
    expect(call.request.method).toBe('POST');
    expect(call.request.body).toEqual({ a: 1 });
    expect(call.request.headers.get('If-Match')).toBe('"v3"');
    expect(call.request.headers.get('Idempotency-Key')).toBe('key-1');
    call.flush({ id: '7' }, { headers: { ETag: '"v4"' } });
    expect(await result).toEqual({ ok: true, value: { id: '7' }, etag: '"v4"' });
  });

  it('sends neither header unless asked', async () => {
    const result = commands.send({ url: '/api/x', method: 'PUT' });
    const call = http.expectOne('/api/x');
    expect(call.request.headers.keys()).toEqual([]);
    call.flush(null);
    expect(await result).toEqual({ ok: true, value: null, etag: undefined });
  });

  it('gives a refusal as a value', async () => {
    const result = commands.send({ url: '/api/x' });
    const problem = { type: 't', title: 'Taken', status: 409, code: 'booking.roomTaken', detail: 'The room is taken.' };
    http.expectOne('/api/x').flush(problem, { status: 409, statusText: 'Conflict' });
    expect(await result).toEqual({ ok: false, problem });
  });

  it('gives silence as a value too', async () => {
    const result = commands.send({ url: '/api/x' });
    http.expectOne('/api/x').error(new ProgressEvent('error'));
    expect(await result).toMatchObject({ ok: false, problem: { code: 'network' } });
  });
});
