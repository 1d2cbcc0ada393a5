import { TestBed } from '@angular/core/testing';
import { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { Auth } from '../auth/auth';
import { keepUnsavedNote } from './keep-unsaved-note';

describe('keepUnsavedNote', () => {
  it.each([
    ['signedIn', 1],
    ['signedOut', 0],
  ])('of somebody who is %s asks %i times before words are lost', async (kind, times) => {
    let asked = 0;
    globalThis.confirm = () => {
      asked += 1;
      return true;
    };
    TestBed.configureTestingModule({ providers: [{ provide: Auth, useValue: { state: () => ({ kind }) } }] });
    const page = { saveBeforeLeaving: () => Promise.resolve(false) };
    const [route, state] = [{} as ActivatedRouteSnapshot, {} as RouterStateSnapshot];
    const left = TestBed.runInInjectionContext(() => keepUnsavedNote(page, route, state, state));
    expect(await left).toBe(true);
    expect(asked).toBe(times);
  });
});
