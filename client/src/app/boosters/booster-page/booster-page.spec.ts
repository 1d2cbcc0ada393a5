import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Booster } from '../booster-api';
import { BoosterReviews } from './booster-page';

const BOOSTER = {
  ...{ id: 'b', patientId: 'p', patientName: 'Wren Halloway', state: 'under_review', source: 'rule', reason: null },
  ...{ createdAt: '2026-11-20T15:00:00Z', lastDoseAt: '2026-10-20T15:00:00Z', reviewedAt: null, bookBefore: null },
  allowedActions: ['approve', 'decline'],
} as unknown as Booster;
const NOTE = 'Write what you found.';

describe('BoosterReviews', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<BoosterReviews>;
  let page: HTMLElement;
  const settled = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const listRequest = () => http.expectOne(({ url }) => url === '/api/boosters');

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        {
          provide: Auth,
          useValue: { state: signal({ kind: 'signedOut' }), session: signal(undefined), may: () => false },
        },
      ],
    });
    TestBed.inject(ClinicZone).set('America/New_York');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(BoosterReviews);
    page = fixture.nativeElement as HTMLElement;
    TestBed.tick();
    listRequest().flush({ items: [BOOSTER], total: 1 });
    await settled();
  });

  it('keeps what was typed when the list is read anew, also when that fails at first', async () => {
    const box = () => page.querySelector('textarea');
    const written = box();
    if (!written) throw new Error('no note can be written');
    written.value = 'It helped, and fades.';
    written.dispatchEvent(new Event('input'));
    fixture.componentInstance['list'].reload();
    TestBed.tick();
    listRequest().flush('', { status: 503, statusText: 'x' });
    await settled();
    fixture.componentInstance['list'].reload();
    TestBed.tick();
    listRequest().flush({ items: [BOOSTER], total: 1 });
    await settled();
    expect(box()?.value).toBe('It helped, and fades.');
  });

  it('says one thing at a time: a refusal of the note takes the place of the one before', async () => {
    const approve = async (problem: object, status: number) => {
      [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Approve one'))?.click();
      await settled();
      const body = { type: 't', title: 'T', status, code: 'c', ...problem };
      http.expectOne('/api/boosters/b/approve').flush(body, { status, statusText: 'x' });
      await settled();
      return [...page.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent.trim());
    };
    expect(await approve({ detail: 'This patient has an open plan.' }, 409)).toEqual([
      'This patient has an open plan.',
    ]);
    expect(await approve({ detail: 'No note.', fieldErrors: { note: [NOTE] } }, 422)).toEqual([NOTE]);
  });
});
