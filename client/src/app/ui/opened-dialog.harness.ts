import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, TestRequest } from '@angular/common/http/testing';
import { EnvironmentProviders, Provider, Type } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { FieldHarness } from './field/field.harness';

interface Surroundings {
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
  readonly ready?: () => void;
}

/** A dialog of a feature, or a page with one form, as its specs use it: by labels, by Enter, and with the server's answers. */
export class OpenedDialog {
  /** What the dialog was closed with, once it was. */
  readonly closedWith: unknown[] = [];
  readonly #http: HttpTestingController;
  readonly #fixture: ComponentFixture<unknown>;
  readonly #loader: HarnessLoader;

  /** @param ready runs before the dialog is made */
  constructor(dialog: Type<unknown>, data: unknown, { providers = [], ready }: Surroundings = {}) {
    const close = (value: unknown) => this.closedWith.push(value);
    TestBed.configureTestingModule({
      providers: [
        ...[provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
        ...[
          { provide: MAT_DIALOG_DATA, useValue: data },
          { provide: MatDialogRef, useValue: { close } },
        ],
        ...providers,
      ],
    });
    this.#http = TestBed.inject(HttpTestingController);
    ready?.();
    this.#fixture = TestBed.createComponent(dialog);
    this.#loader = TestbedHarnessEnvironment.loader(this.#fixture);
  }

  setInput(name: string, value: unknown): void {
    this.#fixture.componentRef.setInput(name, value);
  }

  /** Answers what it asks for while it opens. */
  async load(url: string, body: object): Promise<void> {
    this.#fixture.detectChanges();
    this.#http.expectOne((request) => request.url.endsWith(url)).flush(body);
    await this.#fixture.whenStable();
  }

  get loader(): HarnessLoader {
    return this.#loader;
  }

  field(label: string): Promise<FieldHarness> {
    return this.#loader.getHarness(FieldHarness.with({ label }));
  }

  async write(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(values)) await (await this.field(label)).write(text);
  }

  /** Chooses of radio buttons: the name of each group, and which of its buttons. */
  async choose(...choices: readonly (readonly [group: string, at: number])[]): Promise<void> {
    await this.#fixture.whenStable();
    for (const [group, at] of choices) {
      this.#page.querySelectorAll<HTMLInputElement>(`input[name="${group}"]`)[at]?.click();
    }
    await this.#fixture.whenStable();
  }

  async errorAt(label: string): Promise<string> {
    return (await this.field(label)).error();
  }

  /** Enter in any of its fields. */
  async pressEnter(): Promise<void> {
    await this.#fixture.whenStable();
    this.#page.querySelector('form')?.requestSubmit();
    await this.#settle();
  }

  /** A button that sends something: waiting for calm would wait for the answer. */
  async press(text: string): Promise<void> {
    await this.#fixture.whenStable();
    const buttons = [...this.#page.querySelectorAll('button')];
    buttons.find((one) => one.textContent.trim() === text)?.click();
    await this.#settle();
  }

  async isEnabled(text: string): Promise<boolean> {
    return !(await (await this.#loader.getHarness(MatButtonHarness.with({ text }))).isDisabled());
  }

  /** The one request under way. */
  request(url: string): TestRequest {
    return this.#http.expectOne(url);
  }

  /** Nothing was sent. */
  expectNothingSent(url: string): void {
    this.#http.expectNone(url);
  }

  async accept(url: string, body: object = {}): Promise<TestRequest> {
    return this.#answer(url, body, 200);
  }

  /** @param problem what makes this refusal different from others: `detail`, `fieldErrors` */
  async refuse(url: string, problem: object, status = 409): Promise<TestRequest> {
    return this.#answer(
      url,
      { type: 't', title: 'T', status, code: 'c', detail: 'It was refused.', ...problem },
      status,
    );
  }

  text(): string {
    return words(this.#page);
  }

  /** What is said urgently. */
  alert(): string {
    return words(this.#page.querySelector('[role=alert]'));
  }

  status(): string {
    return words(this.#page.querySelector('[role=status]'));
  }

  async #answer(url: string, body: object, status: number): Promise<TestRequest> {
    const request = this.#http.expectOne(url);
    request.flush(body, { status, statusText: 'x' });
    await this.#settle();
    await this.#fixture.whenStable();
    return request;
  }

  async #settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    TestBed.tick();
  }

  get #page(): HTMLElement {
    return this.#fixture.nativeElement as HTMLElement;
  }
}

function words(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
