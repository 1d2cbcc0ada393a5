import { Component, inject, input, signal } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { toFieldErrors } from '../../../api/problem';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Logo } from '../../ui/logo/logo';
import { Auth } from '../auth';

/** The steps of the patient's way, as the picture beside the form draws them. */
const STEPS = ['Inquiry', 'Consultation', 'Plan', 'Sessions', 'Integration', 'Follow-up'] as const;
const CURRENT_STEP = 3;

@Component({
  selector: 'tl-sign-in-page',
  imports: [Field, FormField, FormRoot, Icon, Input, Logo, MatButton, MatIconButton],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.scss',
})
export class SignInPage {
  /** Where the person wanted to go; bound from the query. */
  readonly returnTo = input<string>();

  readonly #auth = inject(Auth);
  readonly #router = inject(Router);
  readonly #model = signal({ username: '', password: '' });

  protected readonly steps = STEPS.map((name, index) => ({
    name,
    kind: index < CURRENT_STEP ? 'done' : index === CURRENT_STEP ? 'now' : 'next',
  }));
  protected readonly passwordShown = signal(false);
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Enter your username.' });
      required(path.password, { message: 'Enter your password.' });
    },
    {
      submission: {
        action: async (field) => {
          const { username, password } = this.#model();
          const problem = await this.#auth.signIn(username.trim(), password);
          if (problem) {
            field.password().focusBoundControl();
            return toFieldErrors(problem, field);
          }
          await this.#router.navigateByUrl(ownAddress(this.returnTo()));
          return undefined;
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
}

/** Only an address of this console: a link from outside may not send the person elsewhere after the sign-in. */
function ownAddress(address: string | undefined): string {
  return address?.startsWith('/') && !address.startsWith('//') && !address.startsWith('/sign-in') ? address : '/';
}
