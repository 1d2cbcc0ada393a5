import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { UnsentWork } from '../../auth/unsent-work';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { ConsultationPage } from '../consultation-api';
import { ConsultationScreen } from './consultation-page';

const OPEN: ConsultationPage = {
  ...{ id: 'c', patientId: 'p', patientName: 'Wren Halloway', clinicianId: 's', state: 'in_progress', version: 3 },
  ...{ startsAt: '2026-09-23T14:00:00Z', endsAt: null, roomName: 'Room 1', disorder: 'gad' },
  assessment: { history: 'Eleven years of worry.' },
  screen: [
    { key: 'mania', kind: 'absolute', label: 'Current mania', present: false },
    { key: 'stroke', kind: 'relative', label: 'Stroke or TIA', present: null },
    { key: 'maoi', kind: 'relative', label: 'MAOI', present: null },
  ],
  screenSummary: { absolute: 0, relative: 0, unanswered: 2 },
  ...{ riskBenefitReason: null, conditions: null, outcome: null, eligibilityExpiresOn: null, completedAt: null },
  ...{ signedAt: null, signedByName: null, allowedActions: ['complete', 'edit'] },
};

describe('ConsultationScreen', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ConsultationScreen>;

  async function open(consultation: ConsultationPage): Promise<HTMLElement> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    TestBed.inject(ClinicZone).set('America/New_York');
    fixture = TestBed.createComponent(ConsultationScreen);
    document.body.append(fixture.nativeElement as HTMLElement);
    fixture.componentRef.setInput('id', 'c');
    TestBed.tick();
    http.expectOne('/api/consultations/c').flush(consultation);
    await settled();
    return fixture.nativeElement as HTMLElement;
  }

  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
  }

  const press = async (page: HTMLElement, name: string) => {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))?.click();
    await settled();
  };

  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it('says at the decision that one has to be chosen, and goes there', async () => {
    const page = await open(OPEN);
    await press(page, 'Record decision');
    expect(page.querySelector('#outcome-error')?.textContent).toContain('Choose a decision.');
    expect((document.activeElement as HTMLInputElement).name).toBe('outcome');
  });

  it('marks every question without an answer after a refusal, with the focus on the first', async () => {
    const page = await open({ ...OPEN, outcome: 'eligible' });
    await press(page, 'Record decision');
    const refusal = { status: 422, code: 'consultation.screenIncomplete', title: 'x', type: 'x', detail: 'Two left.' };
    http
      .expectOne('/api/consultations/c/complete')
      .flush({ ...refusal, fieldErrors: { contraindications: ['2'] } }, { status: 422, statusText: 'x' });
    await settled();
    expect([...page.querySelectorAll('li.missing')].map(({ id }) => id)).toEqual(['question-stroke', 'question-maoi']);
    expect(document.activeElement?.closest('li')?.id).toBe('question-stroke');
  });

  it('saves what is typed before a sign-out', async () => {
    const page = await open(OPEN);
    const box = page.querySelector('textarea');
    if (box) box.value = 'Twelve years of worry.';
    box?.dispatchEvent(new Event('input'));
    const sending = TestBed.inject(UnsentWork).send();
    await settled();
    const saving = http.expectOne(({ method, url }) => method !== 'GET' && url.startsWith('/api/consultations/c'));
    expect(JSON.stringify(saving.request.body)).toContain('Twelve years of worry.');
    saving.flush({ ...OPEN, version: 4 });
    expect(await sending).toBe(true);
  });

  it('is a document once it is signed, with nothing to fill in', async () => {
    const signed = { ...OPEN, state: 'signed' as const, outcome: 'eligible' as const, allowedActions: [] };
    const page = await open({ ...signed, signedAt: '2026-09-23T15:00:00Z', signedByName: 'Noor Castellan' });
    expect(page.querySelectorAll('textarea, select, input, mat-button-toggle, nav button')).toHaveLength(0);
    const words = page.querySelector('tl-consultation-record')?.textContent.replace(/\s+/g, ' ') ?? '';
    expect(words).toContain('Eleven years of worry.');
    expect(words).toContain('1 of 3 questions asked.');
    expect(words).toContain('Signed Wed 23 Sep 2026 11:00 by Noor Castellan');
    const unprinted = [...page.querySelectorAll('.no-print')].map((pane) => pane.getAttribute('aria-label'));
    expect(unprinted).toEqual(['Sections', 'Decision']);
  });
});
