import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { PatientPicker } from './patient-picker';

const WREN = { id: 'p1', name: 'Wren Halloway', chartNumber: 'TL-000001', birthDate: null };

describe('PatientPicker', () => {
  let fixture: ComponentFixture<PatientPicker>;
  let host: HTMLElement;

  beforeEach(async () => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    fixture = TestBed.createComponent(PatientPicker);
    host = fixture.nativeElement as HTMLElement;
    document.body.append(host);
    fixture.detectChanges();
    const box = host.querySelector('input')!;
    box.value = 'wren';
    box.dispatchEvent(new Event('input'));
    await jest.advanceTimersByTimeAsync(300);
    fixture.detectChanges();
    const found = TestBed.inject(HttpTestingController).expectOne(({ url }) => url.includes('/api/patients'));
    found.flush({ items: [WREN], total: 1, page: 1, size: 8 });
    await jest.advanceTimersByTimeAsync(0);
    fixture.detectChanges();
  });

  afterEach(() => {
    host.remove();
    jest.useRealTimers();
  });

  function press(name: string): void {
    const button = [...host.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!;
    button.focus();
    button.click();
    fixture.detectChanges();
  }

  it('keeps the focus when what had it goes with the choice', () => {
    press('Wren Halloway');
    expect(fixture.componentInstance.value()).toBe('p1');
    expect(document.activeElement?.textContent).toBe('Change');
    press('Change');
    expect(fixture.componentInstance.value()).toBe('');
    expect(document.activeElement).toBe(host.querySelector('input'));
  });
});
