import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { SESSION_PHASES } from '../../../../server/src/scheduling/rules/visit-phases';
import { UndoSnackbar } from '../ui/undo-snackbar/undo-snackbar';
import type { BoardDay, BoardVisit } from './board-api';
import type { Dropped } from './day-board/move-control';
import { VisitMoves } from './visit-moves';

const at = (time: string) => `2026-11-23T${time}:00.000Z`;
const ODETTE = {
  ...{ bookingId: 'b', version: 3, roomId: 'alder', kind: 'session', purposeId: 's', patientName: 'Odette' },
  ...{ clinicianId: 'c', startsAt: at('10:00'), endsAt: at('11:45'), roomUntil: at('12:00'), phases: SESSION_PHASES },
} as BoardVisit;
const DAY = {
  ...{ date: '2026-11-23', timeZone: 'UTC', visits: [ODETTE] },
  rooms: ['Alder', 'Birch'].map((name) => ({ id: name.toLowerCase(), name, turnoverMinutes: 15 })),
} as BoardDay;
const FROM = { roomId: 'alder', minute: 600, minutes: 105 };
const drop = (to: Partial<typeof FROM>, act: 'move' | 'resize' = 'move') =>
  ({
    picked: { act, item: { ...ODETTE, name: 'Odette', kind: 'session' }, from: FROM },
    to: { ...FROM, ...to },
  }) as unknown as Dropped;

describe('VisitMoves', () => {
  let moves: VisitMoves;
  let http: HttpTestingController;
  let said: string[];
  let undo: (() => void) | undefined;
  let reloads: number;
  const carryOut = (dropped: Dropped) =>
    moves.carryOut(dropped, { day: DAY, reload: () => (reloads += 1), placed: () => undefined });
  const shown = () => moves.applied(DAY).visits[0];
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  beforeEach(() => {
    said = [];
    undo = undefined;
    reloads = 0;
    const snackbar = {
      say: (words: string) => said.push(words),
      show: (words: string, back: () => void) => {
        said.push(words);
        undo = back;
      },
    };
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: UndoSnackbar, useValue: snackbar }],
    });
    moves = TestBed.inject(VisitMoves);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('shows the visit in its new place at once, and says which version it moves', async () => {
    const done = carryOut(drop({ roomId: 'birch', minute: 660 }));
    expect(shown()).toMatchObject({
      roomId: 'birch',
      startsAt: at('11:00'),
      endsAt: at('12:45'),
      roomUntil: at('13:00'),
    });
    const request = http.expectOne('/api/sessions/s/move');
    expect(request.request.body).toEqual({
      ...{ roomId: 'birch', clinicianId: 'c', startsAt: at('11:00'), bookingVersion: 3 },
    });
    request.flush({});
    await done;
    expect(said).toEqual(['Moved Odette to Birch, 11:00 to 12:45']);
    expect([shown()?.roomId, reloads]).toEqual(['birch', 1]);
    // The answer of the reload knows the new version, and is shown as it is.
    moves.settle({ ...DAY, visits: [{ ...ODETTE, version: 4, roomId: 'birch' }] });
    expect(shown()).toBe(ODETTE);
  });

  it('puts it back when the server refuses, and shows who was faster', async () => {
    const done = carryOut(drop({ roomId: 'birch' }));
    const detail = 'Somebody changed this visit meanwhile: it is now in Elm, 13:30 to 15:15.';
    const problem = { type: 'x', title: 'x', status: 409, code: 'booking.changed', detail };
    http.expectOne('/api/sessions/s/move').flush(problem, { status: 409, statusText: 'Conflict' });
    await done;
    expect(shown()).toBe(ODETTE);
    expect(said).toEqual([`Odette was not moved. ${detail}`]);
    expect(reloads).toBe(1);
  });

  it('takes back what it did, and only that', async () => {
    const done = carryOut(drop({ roomId: 'birch' }));
    http.expectOne('/api/sessions/s/move').flush({});
    await done;
    undo?.();
    const back = http.expectOne('/api/sessions/s/move');
    expect(back.request.body).toMatchObject({ roomId: 'alder', startsAt: at('10:00'), bookingVersion: 4 });
    back.flush({});
    await settled();
    expect(said.at(-1)).toBe('Odette is back where it was');
  });

  it('changes the length of the booking, with its version, and back', async () => {
    const done = carryOut(drop({ minutes: 135 }, 'resize'));
    expect(shown()).toMatchObject({ endsAt: at('12:15'), phases: { recovery: 60 } });
    const request = http.expectOne('/api/bookings/b/resize');
    expect(request.request.body).toEqual({ minutes: 135 });
    expect(request.request.headers.get('If-Match')).toBe('"v3"');
    request.flush({});
    await done;
    undo?.();
    const back = http.expectOne('/api/bookings/b/resize');
    expect([back.request.body, back.request.headers.get('If-Match')]).toEqual([{ minutes: 105 }, '"v4"']);
    back.flush({});
    await settled();
  });

  it('knows its own changes from those of other desks', async () => {
    expect(moves.isOwn(ODETTE)).toBe(false);
    const done = carryOut(drop({ roomId: 'birch' }));
    expect(moves.isOwn(ODETTE)).toBe(true);
    http.expectOne('/api/sessions/s/move').flush({});
    await done;
  });
});
