import { afterNextRender, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { toFieldErrors } from '../../../api/problem';
import { Field } from '../../ui/field/field';
import { Input } from '../../ui/field/input';
import { Icon } from '../../ui/icon/icon';
import { Logo } from '../../ui/logo/logo';
import { Auth } from '../auth';

/** The server's answer when there is no session left to unlock. */
const SESSION_OVER = 'request.signInRequired';

/**
 * Covers the console until the same person is back. When the server has ended the session meanwhile it asks for the
 * username too: the screens below, and what was typed into them, are kept either way.
 */
@Component({
  selector: 'tl-lock-screen',
  imports: [Field, FormField, FormRoot, Icon, Input, Logo, MatButton],
  templateUrl: './lock-screen.html',
  styleUrl: './lock-screen.scss',
})
export class LockScreen {
  readonly #auth = inject(Auth);
  readonly #model = signal({ username: '', password: '' });
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  protected readonly staff = computed(() => this.#auth.session()?.staff);
  protected readonly sessionEnded = signal(false);
  protected readonly form = form(
    this.#model,
    (path) => {
      required(path.username, { message: 'Enter your username.', when: () => this.sessionEnded() });
      required(path.password, { message: 'Enter your password.' });
    },
    {
      submission: {
        action: async (field) => {
          const { username, password } = this.#model();
          const problem = this.sessionEnded()
            ? await this.#auth.signIn(username.trim(), password)
            : await this.#auth.unlock(password);
          if (!problem) return undefined;
          if (problem.code === SESSION_OVER && !this.sessionEnded()) {
            this.sessionEnded.set(true);
            return { kind: problem.code, message: 'Your session has ended. Sign in again; what you typed is kept.' };
          }
          field.password().focusBoundControl();
          return toFieldErrors(problem, field);
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );

  constructor() {
    afterNextRender(() => this.box().nativeElement.querySelector('input')?.focus());
  }

  protected signOut(): void {
    void this.#auth.signOut();
  }
}
