import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButton } from '@angular/material/button';
import { KeepFocus } from './keep-focus';

@Component({
  imports: [KeepFocus, MatButton],
  template: `
    <p tlKeepFocus>
      <button matButton="outlined" type="button">Back</button>
      @switch (step()) {
        @case (1) {
          <button matButton="filled" type="button">Hold</button>
        }
        @case (2) {
          <button matButton="filled" type="button">Book</button>
        }
      }
    </p>
    <button type="button">Elsewhere</button>
  `,
})
class Steps {
  readonly step = signal(1);
}

describe('KeepFocus', () => {
  let fixture: ComponentFixture<Steps>;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Steps);
    document.body.append(fixture.nativeElement as Node);
    await fixture.whenStable();
  });

  const focused = () => document.activeElement?.textContent.trim();
  const focus = (words: string) =>
    [...document.querySelectorAll('button')].find((button) => button.textContent.trim() === words)?.focus();
  async function go(step: number): Promise<void> {
    fixture.componentInstance.step.set(step);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('gives the focus to the button that takes the place of the one that was pressed', async () => {
    focus('Hold');
    await go(2);
    expect(focused()).toBe('Book');
  });

  it('gives it to the first that is left when there is no next step', async () => {
    focus('Hold');
    await go(3);
    expect(focused()).toBe('Back');
  });

  it('takes it from nobody', async () => {
    focus('Hold');
    focus('Elsewhere');
    await go(2);
    expect(focused()).toBe('Elsewhere');
  });
});
