import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { ProposedVisit, Series, SeriesRules } from '../series-api';
import { SeriesBooker } from './series-booker';
import { SeriesBookerHarness } from './series-booker.harness';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';

const NOW = '2026-11-23T17:00:00Z';
const BASE = '/api/treatment-plans/p1/series';
const RULES: SeriesRules = {
  ...{ notBefore: '2026-11-23', finishBy: '2026-12-21', minGapHours: 48, maxGapDays: 7, weekdays: [1, 2, 4, 5] },
  ...{ startsFrom: '10:00', startsUntil: '14:00', away: [], clinicianId: null },
  ...{ sameTime: 'prefer', sameRoom: 'prefer', sameClinician: 'any' },
};
const visit = (ordinal: number, date: string): ProposedVisit => ({
  ...{ ordinal, date, startsAt: `${date}T18:15:00.000Z`, endsAt: `${date}T20:00:00.000Z`, roomId: 'alder' },
  ...{ clinicianId: 'noor', gapHours: ordinal === 2 ? 72 : null, gapDays: ordinal === 2 ? 3 : null, differs: [] },
});
const VISITS = [visit(2, '2026-11-24'), visit(3, '2026-11-27')];
const SERIES: Series = {
  ...{ planId: 'p1', patientId: 'x', patientName: 'Ada Moss', sessionCount: 3, ordinals: [2, 3] },
  ...{ minGapHours: 48, maxGapDays: 7, timeZone: 'America/Los_Angeles', locationId: 'l1', rules: RULES },
  rooms: [
    { id: 'alder', name: 'Alder' },
    { id: 'fir', name: 'Fir' },
  ],
  ...{ clinicians: [{ id: 'noor', name: 'Noor Amin' }], busy: [], loosenings: [] },
  proposals: [
    { kind: 'balanced', visits: VISITS },
    { kind: 'later', visits: [visit(2, '2026-11-27'), visit(3, '2026-12-01')] },
  ],
};

describe('SeriesBooker', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<SeriesBooker>;
  let booker: SeriesBookerHarness;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    TestBed.inject(Clock).set(NOW);
    http = TestBed.inject(HttpTestingController);
  });

  async function open(series: Series = SERIES): Promise<void> {
    fixture = TestBed.createComponent(SeriesBooker);
    fixture.componentRef.setInput('planId', 'p1');
    fixture.detectChanges();
    await answer('/proposals', series);
    booker = await TestbedHarnessEnvironment.harnessForFixture(fixture, SeriesBookerHarness);
  }

  /** Answers the request under way. @returns its body */
  async function answer(what: string, body: object, status = 200): Promise<unknown> {
    const request = http.expectOne(`${BASE}${what}`);
    request.flush(body, { status, statusText: 'x' });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    await fixture.whenStable();
    return request.request.body;
  }

  const places = (visits: readonly ProposedVisit[]) => ({
    visits: visits.map(({ ordinal, roomId, clinicianId, startsAt }) => ({ ordinal, roomId, clinicianId, startsAt })),
  });

  it('shows the proposals, and the visits of the one that is chosen', async () => {
    await open();
    expect(await booker.visits()).toEqual([
      '2 of 3Tue 24 Nov10:15AlderNoor Amin3 daysFree',
      '3 of 3Fri 27 Nov10:15AlderNoor Aminfirst visitFree',
    ]);
    await booker.choose('Begins later');
    expect((await booker.visits())[1]).toContain('Tue 1 Dec');
  });

  it('holds, and then books what is held', async () => {
    await open();
    await booker.press('Hold all 2 slots');
    expect(await answer('/holds', { heldUntil: '2026-11-23T17:05:00Z', bookingIds: ['a', 'b'] })).toEqual(
      places(VISITS),
    );
    await booker.press('Book all 2');
    const gone = jest.fn(() => Promise.resolve(true));
    TestBed.inject(Router).navigate = gone;
    expect(await answer('', [{ ordinal: 2 }, { ordinal: 3 }], 201)).toEqual(places(VISITS));
    expect(gone).toHaveBeenCalledWith(['/', 'board'], { queryParams: { date: '2026-11-24' } });
  });

  it('holds the next proposal only when the one before it was given back', async () => {
    await open();
    await booker.press('Hold all 2 slots');
    await answer('/holds', { heldUntil: '2026-11-23T17:05:00Z', bookingIds: ['a', 'b'] });
    await booker.choose('Begins later');
    await booker.press('Hold all 2 slots');
    const givenBack = http.expectOne(`${BASE}/holds`);
    expect(givenBack.request.method).toBe('DELETE');
    givenBack.flush(null, { status: 204, statusText: 'x' });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(await answer('/holds', { heldUntil: '2026-11-23T17:05:00Z', bookingIds: ['c', 'd'] })).toEqual(
      places([visit(2, '2026-11-27'), visit(3, '2026-12-01')]),
    );
  });

  it('gives back what is held only after the screen was left', async () => {
    await open();
    await booker.press('Hold all 2 slots');
    fixture.destroy();
    http.expectOne(`${BASE}/holds`).flush({ heldUntil: '2026-11-23T17:05:00Z', bookingIds: ['a', 'b'] });
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    expect(http.expectOne(`${BASE}/holds`).request.method).toBe('DELETE');
  });

  it('says which visit is not free, and keeps what was chosen', async () => {
    await open();
    await booker.press('Hold all 2 slots');
    const detail = 'Alder is held from 10:00 to 12:15 by Jasper Lund until 09:05.';
    const facts = { visits: [{ ordinal: 3, problems: [{ code: 'booking.roomTaken', detail }] }] };
    const problem = { type: 'x', title: 'x', status: 409, code: 'session.seriesClashes', detail: 'Visit 3 cannot be.' };
    await answer('/holds', { ...problem, facts }, 409);
    expect(await booker.alert()).toContain('Visit 3 cannot be.');
    expect((await booker.visits())[1]).toContain(detail);
    expect(await booker.isEnabled('Hold all 2 slots')).toBe(false);
  });

  it('renews a hold in time, and says so when it is lost', async () => {
    // Angular waits by the other timers.
    const doNotFake = ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'queueMicrotask', 'nextTick'] as const;
    jest.useFakeTimers({ now: Date.parse(NOW), doNotFake: [...doNotFake, 'setImmediate', 'performance'] });
    TestBed.inject(Clock).set(NOW);
    try {
      await open();
      await booker.press('Hold all 2 slots');
      await answer('/holds', { heldUntil: '2026-11-23T17:05:00Z', bookingIds: ['a', 'b'] });
      jest.advanceTimersByTime(149_000);
      http.expectNone(`${BASE}/holds/renew`);
      jest.advanceTimersByTime(2_000);
      await answer('/holds/renew', { heldUntil: '2026-11-23T17:07:31Z', bookingIds: ['a', 'b'] });
      jest.advanceTimersByTime(152_000);
      await answer('/holds/renew', { heldUntil: '2026-11-23T17:10:00Z', bookingIds: ['a'] });
      await answer('/holds', {});
      expect(await booker.alert()).toContain('1 of 2 times are no longer yours');
      expect(await booker.isEnabled('Hold all 2 slots')).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('says which rule to loosen when nothing fits, and searches with it', async () => {
    const wider = { ...RULES, maxGapDays: 9 };
    await open({
      ...SERIES,
      proposals: [],
      loosenings: [
        { rule: 'maxGap', rules: wider, endsOn: '2026-12-15' },
        { rule: 'weekdays', rules: null, endsOn: null },
      ],
    });
    expect(await booker.loosenings()).toEqual([
      'Gaps of at most 9 daysends Tue 15 DecTry',
      'More days of the weekno help',
    ]);
    await booker.press('Try');
    expect(await answer('/proposals', SERIES)).toEqual(wider);
    expect(await booker.visits()).toHaveLength(2);
  });
});
