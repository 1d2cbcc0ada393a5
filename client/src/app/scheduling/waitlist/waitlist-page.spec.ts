import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { WaitlistEntry } from './waitlist-api';
import { WaitlistPage } from './waitlist-page';

const entry = (id: string, values: Partial<WaitlistEntry> = {}): WaitlistEntry => ({
  ...{ id, version: 1, patientId: `p-${id}`, patientName: `Basil ${id}`, chartNumber: 'TL-1', wants: 'session' },
  ...{ weekdays: [1], earliestTime: null, latestTime: '12:00', noticeHours: 24, note: null, state: 'waiting' },
  ...{ offeredUntil: null, createdAt: '2026-11-02T18:00:00Z', allowedActions: ['withdraw'] },
  ...values,
});

describe('WaitlistPage', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<WaitlistPage>;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Auth, useValue: { may: () => true, state: () => ({ kind: 'signedOut' }) } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(WaitlistPage);
    await settle();
  });

  const page = () => fixture.nativeElement as HTMLElement;
  const words = () => page().textContent.replace(/\s+/g, ' ');
  const settle = async () => {
    fixture.detectChanges();
    // Not until it is stable: a list that loads is not.
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const answer = async (items: WaitlistEntry[], total = items.length) => {
    http.expectOne('/api/waitlist?page=1&size=50').flush({ items, total, page: 1, size: 50 });
    await settle();
  };
  const button = (name: RegExp) =>
    [...page().querySelectorAll('button')].find(({ textContent }) => name.test(textContent.replace(/\s+/g, ' ')));

  it('shows who waits, for what and when they can come', async () => {
    await answer([entry('Quince'), entry('Thorne', { state: 'offered', allowedActions: [], wants: 'consultation' })]);
    expect(words()).toMatch(/Basil Quince.*Next session.*Mon, until 12:00.*24 h.*Mon 2 Nov.*Waiting/);
    expect(words()).toMatch(/Basil Thorne.*Consultation.*Offered/);
    expect([/Take off: Basil Quince/, /Take off: Basil Thorne/].map((name) => button(name) !== undefined)).toEqual([
      ...[true, false],
    ]);
  });

  it('lets who did not answer wait again', async () => {
    await answer([entry('Quince', { state: 'expired', allowedActions: ['resume', 'withdraw'] })]);
    expect(words()).toContain('No answer');
    button(/Waits again/)?.click();
    http.expectOne('/api/waitlist/Quince/resume').flush(null);
    await settle();
    await answer([entry('Quince')]);
    expect(words()).toContain('Waiting');
  });

  it('says that nobody waits', async () => {
    await answer([]);
    expect(words()).toContain('Nobody is waiting');
  });

  it('can be tried again', async () => {
    http.expectOne('/api/waitlist?page=1&size=50').flush(null, { status: 500, statusText: 'Error' });
    await settle();
    button(/Try again/)?.click();
    await settle();
    await answer([entry('Quince')]);
    expect(words()).toContain('Basil Quince');
  });
});
