import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { Refill, Refills } from './refill-api';
import { RefillPanel } from './refill-panel';

const REFILL: Refill = {
  ...{ kind: 'plan', sourceId: 'plan-1', patientId: 'p1', patientName: 'Amos Fennimore', reason: 'overdue' },
  ...{ dueAt: '2026-11-20T18:00:00Z', bookBefore: null, waitingSince: null, endsAt: '2026-11-24T19:45:00Z' },
  answered: null,
};
const FREE: Refills = {
  ...{ bookingId: 'b1', roomName: 'Elm', clinicianName: 'Dr Castellan', state: 'free', offer: null, fastingHours: 6 },
  ...{ startsAt: '2026-11-24T18:00:00Z', roomUntil: '2026-11-24T20:00:00Z', items: [REFILL] },
};
const OFFERED: Refills = {
  ...FREE,
  ...{ state: 'offered', items: [] },
  offer: {
    ...{ id: 'o1', kind: 'plan', patientId: 'p1', patientName: 'Amos Fennimore', offeredByName: 'Poppy Vance' },
    ...{ holdUntil: '2026-11-23T18:30:00Z', secondsLeft: 90 },
  },
};

const NOW = Date.parse('2026-11-23T18:00:00Z');

describe('RefillPanel', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<RefillPanel>;
  let device: number;

  beforeEach(async () => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MAT_DIALOG_DATA, useValue: 'b1' },
        { provide: Clock, useValue: { now: () => NOW, device: () => device, minute: signal(NOW) } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    device = 1_000_000;
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(RefillPanel);
    await settle();
  });

  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const words = () => page().textContent.replace(/\s+/g, ' ');
  const button = (name: RegExp) =>
    [...page().querySelectorAll('button')].find(({ textContent }) => name.test(textContent.replace(/\s+/g, ' ')));
  const settle = async () => {
    fixture.detectChanges();
    await jest.advanceTimersByTimeAsync(1);
    fixture.detectChanges();
  };
  const answer = async (refills: Refills) => {
    http.expectOne('/api/room-board/refills?bookingId=b1').flush(refills);
    await settle();
  };

  it('says who may come, and why', async () => {
    await answer(FREE);
    expect(words()).toContain('This time is free');
    expect(words()).toContain('Tue 24 Nov 10:00 to 12:00');
    expect(words()).toContain('Next session, overdue since Fri 20 Nov');
  });

  it('offers the time, counts down, and books who comes', async () => {
    await answer(FREE);
    button(/Offer to Amos/)?.click();
    const offer = http.expectOne('/api/room-board/offers');
    expect(offer.request.body).toEqual({ bookingId: 'b1', kind: 'plan', sourceId: 'plan-1' });
    expect(offer.request.headers.get('Idempotency-Key')).toHaveLength(36);
    // Between two ticks: the time that the clinic gives is not lengthened by what is left of a second.
    device += 400;
    offer.flush(OFFERED);
    await settle();
    expect(words()).toContain('Offered by Poppy Vance');
    expect(page().querySelector('[role=timer]')?.textContent).toBe('1:30');
    expect(page().querySelector('[role=status]')?.textContent).toBe('Offered to Amos Fennimore.');
    device += 31_000;
    await jest.advanceTimersByTimeAsync(1_000);
    await settle();
    expect(page().querySelector('[role=timer]')?.textContent).toBe('0:59');
    button(/book it/)?.click();
    http.expectOne('/api/room-board/offers/o1/confirm').flush({ ...FREE, state: 'taken', items: [] });
    await settle();
    expect(words()).toContain('This time is taken again');
    expect(words()).toContain('Amos Fennimore comes: the visit is booked.');
  });

  it('asks again when an offer has run out', async () => {
    await answer(OFFERED);
    device += 90_000;
    await jest.advanceTimersByTimeAsync(1_000);
    await settle();
    await answer({ ...FREE, items: [{ ...REFILL, answered: 'expired' }] });
    expect(words()).toContain('asked before, no answer');
  });

  it('tells that a colleague was faster, and shows what is true now', async () => {
    await answer(FREE);
    button(/Offer to Amos/)?.click();
    const problem = { title: 'Conflict', status: 409, code: 'offer.alreadyOffered', detail: 'A colleague was faster.' };
    http.expectOne('/api/room-board/offers').flush(problem, { status: 409, statusText: 'Conflict' });
    await settle();
    await answer(OFFERED);
    expect(page().querySelector('[role=alert]')?.textContent).toContain('A colleague was faster.');
    expect(words()).toContain('This time is offered');
  });

  it('says that nobody fits, and that nobody could fast in time', async () => {
    await answer({ ...FREE, startsAt: '2026-11-23T23:00:00Z', items: [] });
    expect(words()).toContain('Nobody can come at this time');
    expect(words()).toContain('less than 6 hours');
  });

  it('can be tried again when it did not load', async () => {
    http.expectOne('/api/room-board/refills?bookingId=b1').flush(null, { status: 500, statusText: 'Error' });
    await settle();
    button(/Try again/)?.click();
    await settle();
    await answer(FREE);
    expect(words()).toContain('Amos Fennimore');
  });
});
