import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth } from '../auth';
import { SignInPage } from './sign-in-page';

const REFUSED = {
  ...{ type: 'about:blank', title: 'Wrong', status: 401, code: 'auth.wrongPassword' },
  detail: 'The username or the password is wrong.',
};

describe('SignInPage', () => {
  it('goes back to the password when it was wrong', async () => {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: Auth, useValue: { signIn: () => Promise.resolve(REFUSED) } }],
    });
    const fixture = TestBed.createComponent(SignInPage);
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await fixture.whenStable();
    const [username, password] = [...page.querySelectorAll('input')];
    for (const [field, text] of [
      [username, 'poppy'],
      [password, 'guess'],
    ] as const) {
      if (field) field.value = text;
      field?.dispatchEvent(new Event('input'));
    }
    page.querySelector<HTMLElement>('button[type=submit]')?.focus();
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
    expect(page.textContent).toContain(REFUSED.detail);
    expect(document.activeElement).toBe(password);
  });
});
