import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { form, FormField } from '@angular/forms/signals';
import { PatientPicker } from './patient-picker';

@Component({
  imports: [FormField, PatientPicker],
  template: `<tl-patient-picker [formField]="form.patientId" />`,
})
class Screen {
  readonly model = signal({ patientId: '' });
  readonly form = form(this.model);
}

describe('PatientPicker', () => {
  let fixture: ComponentFixture<Screen>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Screen);
    await fixture.whenStable();
  });

  const element = () => fixture.nativeElement as HTMLElement;
  const button = (words: string) =>
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words));

  async function search(text: string): Promise<TestRequest> {
    const box = element().querySelector('input');
    if (box) box.value = text;
    box?.dispatchEvent(new Event('input'));
    for (let tries = 0; tries < 50; tries++) {
      const [found] = http.match('/api/patients/search');
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('Nobody was looked for.');
  }

  async function answer(request: TestRequest, items: object[]): Promise<void> {
    request.flush({ items, total: items.length, page: 1, size: 6 });
    await fixture.whenStable();
  }

  it('finds by typing, picks one, and lets go of them again', async () => {
    const request = await search(' mos ');
    expect(request.request.body).toEqual({ text: 'mos', page: 1, size: 6 });
    await answer(request, [{ id: 'ada', name: 'Ada Moss', chartNumber: 'TL-1', birthDate: null }]);
    button('Ada Moss')?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.model().patientId).toBe('ada');
    expect(element().querySelector('input')).toBeNull();
    button('Change')?.click();
    await fixture.whenStable();
    expect(fixture.componentInstance.model().patientId).toBe('');
    expect(element().querySelector('input')).not.toBeNull();
  });

  it('says that nobody was found, and where a new person gets a chart', async () => {
    await answer(await search('zzz'), []);
    expect(element().textContent).toContain('Nobody found. A new person gets a chart under Patients first.');
  });

  it('says when the search did not work', async () => {
    (await search('mos')).flush('', { status: 503, statusText: 'x' });
    await fixture.whenStable();
    expect(element().textContent).toContain('The search did not work.');
  });

  it('takes the focus that an error of its form sends', () => {
    fixture.componentInstance.form.patientId().focusBoundControl();
    expect(document.activeElement).toBe(element().querySelector('input'));
  });
});
