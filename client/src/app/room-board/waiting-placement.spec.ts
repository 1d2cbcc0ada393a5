import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import type { ToBook } from './desk-api';
import { WaitingPlacement } from './waiting-placement';

const TIME = { roomId: 'birch', clinicianId: 'c', startsAt: '2026-11-23T10:00:00.000Z' };
const card = (values: Partial<ToBook>) => ({ id: 'x', patientId: 'p', patientName: 'Tamsin', ...values }) as ToBook;

describe('WaitingPlacement', () => {
  let http: HttpTestingController;
  let placement: WaitingPlacement;
  let said: string[];
  let undo: (() => void) | undefined;
  let placed: string[];
  let gone: unknown[];
  const place = (waiting: ToBook) =>
    placement.place(waiting, TIME, 'Birch, 10:00 to 11:45', {
      placed: (id) => placed.push(id),
      reload: () => undefined,
    });
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    [said, placed, gone, undo] = [[], [], [], undefined];
    const snackbar = {
      say: (words: string) => said.push(words),
      show: (words: string, back: () => void) => {
        said.push(words);
        undo = back;
      },
    };
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), { provide: UndoSnackbar, useValue: snackbar }],
        { provide: Router, useValue: { navigate: (to: unknown) => Promise.resolve(gone.push(to)) } },
      ],
    });
    placement = TestBed.inject(WaitingPlacement);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it.each([
    [card({ kind: 'plan', ordinal: 3 }), '/api/sessions', { planId: 'x', ordinal: 3, ...TIME }, { id: 's' }],
    [card({ kind: 'booster' }), '/api/boosters/x/book', TIME, { id: 'x', sessionId: 's' }],
    [card({ kind: 'consultation' }), '/api/consultations', { inquiryId: 'x', patientId: 'p', ...TIME }, { id: 's' }],
  ])('books %# by its own command, and says where', async (waiting, url, body, answer) => {
    const done = place(waiting);
    const request = http.expectOne(url);
    expect(request.request.body).toEqual(body);
    expect(request.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/);
    request.flush(answer);
    await done;
    expect([placed, said]).toEqual([['s'], ['Booked Tamsin, Birch, 10:00 to 11:45']]);
  });

  it('takes a booster back: its session is given up, and the approval is open again', async () => {
    const done = place(card({ kind: 'booster' }));
    http.expectOne('/api/boosters/x/book').flush({ id: 'x', sessionId: 's' });
    await done;
    undo?.();
    http.expectOne('/api/sessions/s/cancel').flush({});
    await settled();
    expect(said.at(-1)).toBe('Tamsin is to schedule again');
  });

  it('takes a consultation back: the inquiry stays screened', async () => {
    const done = place(card({ kind: 'consultation' }));
    http.expectOne('/api/consultations').flush({ id: 's' });
    await done;
    undo?.();
    http.expectOne('/api/consultations/s/cancel').flush({});
    await settled();
    http.expectOne('/api/inquiries/x/screen').flush({});
    await settled();
    expect(said.at(-1)).toBe('Tamsin is to schedule again');
  });

  it('opens a chart with the consultation only when nobody has one who may be the same', async () => {
    const unknown = card({ kind: 'consultation', patientId: null });
    const done = place(unknown);
    http.expectOne('/api/inquiries/x').flush({ alike: [] });
    await settled();
    const request = http.expectOne('/api/consultations');
    expect(request.request.body).toEqual({ inquiryId: 'x', ...TIME });
    request.flush({ id: 's' });
    await done;
    const other = place(unknown);
    http.expectOne('/api/inquiries/x').flush({ alike: [{ id: 'p' }] });
    await other;
    expect(gone).toEqual([['/', 'inquiries', 'x']]);
    expect(said.at(-1)).toBe('Tamsin may already have a chart. Choose here, then book.');
  });

  it('gives back why it was refused', async () => {
    const done = place(card({ kind: 'booster' }));
    const detail = 'Birch is taken from 10:00 to 11:45. Poppy Drake booked it just now.';
    const problem = { type: 'x', title: 'x', status: 409, code: 'booking.roomTaken', detail };
    http.expectOne('/api/boosters/x/book').flush(problem, { status: 409, statusText: 'x' });
    expect(await done).toMatchObject({ detail });
    expect([placed, said]).toEqual([[], []]);
  });
});
