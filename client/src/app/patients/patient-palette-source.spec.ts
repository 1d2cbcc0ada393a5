import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { Auth } from '../auth/auth';
import { patientPaletteSource } from './patient-palette-source';

describe('patientPaletteSource', () => {
  const may = signal(true);
  let http: HttpTestingController;
  const find = (query: string) => TestBed.runInInjectionContext(patientPaletteSource).find(query);

  beforeEach(() => {
    may.set(true);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'patients/:id', children: [] }]),
        { provide: Auth, useValue: { may: () => may() } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('finds patients by what was typed, told apart, and opens the chart without the name in the address', async () => {
    const finding = find('mo');
    const call = http.expectOne('/api/patients/search');
    expect(call.request.body).toEqual({ text: 'mo', page: 1, size: 8 });
    const thaddeus = { id: 'p1', name: 'Thaddeus Moss', chartNumber: 'F-0412', birthDate: '1988-04-12' };
    call.flush({ items: [thaddeus], total: 1, page: 1, size: 8 });
    const [found] = await finding;
    expect([found?.label, found?.detail]).toEqual(['Thaddeus Moss', 'F-0412 · born Tue 12 Apr 1988']);
    found?.run();
    await new Promise((resolve) => setTimeout(resolve));
    expect(TestBed.inject(Router).url).toBe('/patients/p1');
  });

  it('does not ask for one letter, nor for someone who may not search', async () => {
    expect(await find('m')).toEqual([]);
    may.set(false);
    expect(await find('moss')).toEqual([]);
  });

  it('says so when the server does not answer, so that an empty list is not taken for nobody', async () => {
    const finding = find('moss');
    http.expectOne('/api/patients/search').error(new ProgressEvent('error'));
    await expect(finding).rejects.toThrow('The server did not answer');
  });
});
