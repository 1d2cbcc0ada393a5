import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { ClinicZone } from '../../../ui/clinic-time/clinic-zone';
import { PlansToBook } from './plans-to-book';

describe('PlansToBook', () => {
  it('says of each plan how far it is, by when its next session has to be, and why it drifts', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    TestBed.inject(ClinicZone).set('America/Los_Angeles');
    const fixture = TestBed.createComponent(PlansToBook);
    fixture.detectChanges();
    const plan = { planId: 'p1', patientName: 'Ada Moss', sessionCount: 6, done: 3, ordinal: 4, unbooked: 3 };
    const fresh = { ...plan, planId: 'p2', patientName: 'Finn Hale', done: 0, unbooked: 6, latestAt: null };
    TestBed.inject(HttpTestingController)
      .expectOne('/api/treatment-plans/to-schedule')
      .flush({
        items: [
          { ...plan, latestAt: '2026-12-03T18:00:00Z', drift: { level: 'drifting', reasons: ['unbooked'] } },
          { ...fresh, drift: { level: 'on_track', reasons: [] } },
        ],
        total: 2,
      });
    await fixture.whenStable();
    const lines = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li')].map((line) =>
      line.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(lines[0]).toMatch(/Ada Moss ?3 of 6 done, 3 not booked · next by Thu 3 Dec ?Drifting ?next slot not booked/);
    expect(lines[1]).toMatch(/Finn Hale ?0 of 6 done, 6 not booked ?On track/);
  });
});
