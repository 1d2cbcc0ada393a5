import { computed, inject, Service, signal } from '@angular/core';
import { Problem } from '../../api/problem';
import { DeviceStore } from '../device-store/device-store';
import { ClinicZone } from '../ui/clinic-time/clinic-zone';
import { Clock } from '../ui/clinic-time/clock';
import { AuthApi } from './auth-api';
import { Action, AuthSession, AuthState } from './auth-session';
import { AuthChannel } from './auth-channel';
import { UnsentWork } from './unsent-work';

/** The server's answer while the sign-in of this browser waits for its password. */
const LOCKED = 'auth.locked';

/**
 * Holds the state of authentication and the moves between its kinds. Locking keeps the session and with it the
 * screens below the lock, so that nothing typed is lost; signing out drops both.
 */
@Service()
export class Auth {
  readonly #api = inject(AuthApi);
  readonly #zone = inject(ClinicZone);
  readonly #clock = inject(Clock);
  readonly #channel = inject(AuthChannel);
  readonly #device = inject(DeviceStore);
  readonly #unsent = inject(UnsentWork);
  readonly #state = signal<AuthState>({ kind: 'loading' });

  readonly state = this.#state.asReadonly();
  /** The session behind the screens, also while they are locked. */
  readonly session = computed<AuthSession | undefined>(() => {
    const state = this.#state();
    return state.kind === 'signedIn' || state.kind === 'locked' ? state.session : undefined;
  });

  /** Whether this browser is a screen in the hallway, which shows its one page and nothing else. */
  readonly isHallway = computed(() => this.session()?.kind === 'hallway');

  /** Whether the server lets the person signed in do this at all; a row's own `allowedActions` say more. */
  may(action: Action): boolean {
    return this.session()?.allowedActions.includes(action) ?? false;
  }

  constructor() {
    this.#channel.listen((message) => {
      if (message === 'locked') this.#lockHere();
      else if (message === 'signedOut') this.#leave();
      else if (message === 'hallway' || this.isHallway()) this.#channel.restart();
      else if (this.#state().kind !== 'signedIn') void this.load();
    });
  }

  /** Asks the server who is here. Run at start, and again from the "server unavailable" page. */
  async load(): Promise<void> {
    const known = this.session();
    const result = await this.#api.me();
    if (result.ok) this.#enter(result.value, known);
    else if (result.problem.status === 401) {
      if (known) return;
      this.#set(result.problem.code === LOCKED ? { kind: 'locked', session: undefined } : { kind: 'signedOut' });
    } else if (!known) this.#set({ kind: 'unavailable' });
  }

  /** Asks whether the session still holds, and locks when it does not. */
  async check(): Promise<void> {
    const result = await this.#api.me();
    if (!result.ok && result.problem.status === 401) this.sessionRefused();
  }

  /** @returns the refusal, or nothing when signed in */
  async signIn(username: string, password: string): Promise<Problem | undefined> {
    const known = this.session();
    const result = await this.#api.signIn(username, password);
    if (!result.ok) return result.problem;
    this.#enter(result.value, known);
    this.#channel.say('signedIn');
    return undefined;
  }

  /** @returns the refusal, or nothing when unlocked */
  async unlock(password: string): Promise<Problem | undefined> {
    const known = this.session();
    const result = await this.#api.unlock(password);
    if (!result.ok) return result.problem;
    this.#enter(result.value, known);
    this.#channel.say('signedIn');
    return undefined;
  }

  /** Covers the screens at once; the server is told afterwards, and locks by itself when it cannot be. */
  async lock(): Promise<void> {
    if (this.#state().kind !== 'signedIn') return;
    this.#lockHere();
    this.#channel.say('locked');
    await this.#api.lock();
  }

  /**
   * Makes this browser a hallway screen, in every tab: a fresh start drops all that the screens hold.
   * @returns why not, or nothing when the start is under way
   */
  async showHallway(): Promise<string | undefined> {
    if (!(await this.#mayEnd())) return 'You are still signed in: something is not on the server yet.';
    const result = await this.#api.showHallway();
    if (!result.ok) return result.problem.detail;
    this.#channel.say('hallway');
    this.#channel.restart();
    return undefined;
  }

  async signOut(): Promise<void> {
    if (!(await this.#mayEnd())) return;
    const result = await this.#api.signOut();
    if (!result.ok && result.problem.status !== 401) return this.#lockHere();
    this.#set({ kind: 'signedOut' });
    this.#channel.say('signedOut');
    await this.#device.wipe();
  }

  /** The server no longer accepts the session: lock over the open screens, or ask for a sign-in when there are none. */
  sessionRefused(): void {
    const state = this.#state();
    if (state.kind === 'signedIn') this.#lockHere();
    else if (state.kind !== 'locked') this.#leave();
  }

  /**
   * This browser forgets everything with its session: what waits is sent first, and what the server does not take is
   * asked about. The browser asks, as over the lock and in a dead network no dialog of the console can be shown.
   */
  async #mayEnd(): Promise<boolean> {
    if ((await this.#unsent.send()) && (await this.#device.waiting()) === 0) return true;
    return globalThis.confirm(
      'Words, readings or events on this device are not on the server yet. Sign out and lose them?',
    );
  }

  /** A hallway screen hides nothing that a password could open again: it asks for a sign-in instead. */
  #lockHere(): void {
    const state = this.#state();
    if (this.isHallway()) this.#leave();
    else if (state.kind === 'signedIn') this.#set({ kind: 'locked', session: state.session });
  }

  /** Someone else's sign-in over locked screens may not inherit them: a fresh start drops everything they hold. */
  #enter(session: AuthSession, known: AuthSession | undefined): void {
    const inherits = known === undefined || known.kind === 'hallway' || known.staff.id === session.staff.id;
    if (!inherits || (known?.kind === 'personal' && session.kind === 'hallway')) return this.#channel.restart();
    // Behind a screen in the hallway stands nobody's work.
    if (session.kind === 'personal') this.#device.open(session.staff.id);
    this.#zone.set(session.clinic.timeZone);
    this.#clock.set(session.now);
    this.#set({ kind: 'signedIn', session });
  }

  /** What waits on the device stays for the next sign-in: only signing out takes it away. */
  #leave(): void {
    this.#device.close();
    this.#set({ kind: 'signedOut' });
  }

  #set(state: AuthState): void {
    this.#state.set(state);
  }
}
