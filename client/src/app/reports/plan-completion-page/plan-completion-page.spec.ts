import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideHeyApiClient } from '../../../api/generated/client/client.gen';
import { client } from '../../../api/generated/client.gen';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { PlanCompletionPage } from './plan-completion-page';

const NOTHING = { n: 0, of: 0, share: null };
const plan = (ref: string, values: object) => ({
  ...{ ref, planId: ref, state: 'completed', sessionCount: 3, done: 3, acceptedAt: '2026-10-01T00:00:00Z' },
  ...{ firstDoseAt: null, lastDoseAt: null, closedAt: null, closedReason: null, slots: [], drift: null },
  ...values,
});
const REPORT = {
  ...{ from: '2026-01', to: '2026-12', computedAt: '2026-12-07T15:00:00Z', accepted: 2, open: 0, discontinued: 0 },
  ...{ completion: { n: 2, of: 2, share: 1 }, onSchedule: { n: 1, of: 2, share: 0.5 }, months: [], dropOut: [] },
  ...{ reasons: [], retention: [{ session: 1, atRisk: 2, left: 0, stillOpen: 0, share: 1 }] },
  plans: [plan('P-1', { onSchedule: true }), plan('P-2', { onSchedule: false })],
};

describe('PlanCompletionPage', () => {
  let fixture: ComponentFixture<PlanCompletionPage>;

  async function open(body: object, status = 200): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), provideHeyApiClient(client)],
    });
    TestBed.inject(ClinicZone).set('America/New_York');
    fixture = TestBed.createComponent(PlanCompletionPage);
    fixture.componentRef.setInput('from', '2026-10');
    fixture.componentRef.setInput('to', '2026-05');
    fixture.detectChanges();
    const asked = TestBed.inject(HttpTestingController).expectOne(({ url }) =>
      url.includes('/reports/plan-completion'),
    );
    asked.flush(body, { status, statusText: 'x' });
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('refuses months the wrong way round at the field, and shows no figure', async () => {
    const words = 'The last month lies before the first.';
    const page = await open(
      { title: words, detail: words, status: 422, code: 'report.monthsReversed', fieldErrors: { to: [words] } },
      422,
    );
    const [from, to] = [...page.querySelectorAll('input')];
    expect([from?.getAttribute('aria-invalid'), to?.getAttribute('aria-invalid')]).toEqual([null, 'true']);
    expect([from?.value, to?.value]).toEqual(['2026-10', '2026-05']);
    expect(page.querySelector('[role=alert]')?.textContent).toContain(words);
    expect(page.querySelector('tl-figure-strip')).toBeNull();
  });

  it('says what to do when no plan was accepted', async () => {
    const page = await open({ ...REPORT, accepted: 0, completion: NOTHING, onSchedule: NOTHING, plans: [] });
    expect(page.textContent).toContain('Choose an earlier first month');
    expect(page.querySelector('tl-figure-strip')).toBeNull();
  });

  it('lists the plans that were on schedule', async () => {
    const page = await open(REPORT);
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('On schedule'))?.click();
    await fixture.whenStable();
    expect(page.textContent).toContain('Plans completed within 28 days');
    expect([...page.querySelectorAll('tl-plan-list tbody th')].map(({ textContent }) => textContent)).toEqual(['P-1']);
  });

  it('begins the curve at the plans that were accepted, and says how many are at risk', async () => {
    const page = await open(REPORT);
    const chart = page.querySelector('tl-retention-chart');
    expect(chart?.querySelector('circle')?.getAttribute('aria-label')).toBe('2 plans accepted');
    expect(chart?.querySelector('svg')?.textContent).toContain('At risk');
  });
});
