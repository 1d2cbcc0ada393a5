import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_BUTTON_CONFIG, MatButton } from '@angular/material/button';
import { DisabledButtons } from './disabled-buttons';

@Component({
  imports: [MatButton],
  template: `
    <form (submit)="acts.push('sent'); $event.preventDefault()">
      <button matButton type="button" id="up" [disabled]="busy()" (click)="acts.push('up')"><b>Up</b></button>
      <button matButton type="submit" id="send" [disabled]="busy()">Send</button>
    </form>
  `,
})
class Buttons {
  readonly busy = signal(true);
  readonly acts: string[] = [];
}

describe('DisabledButtons', () => {
  it('let nothing happen while they are disabled, and keep the focus', async () => {
    TestBed.configureTestingModule({
      providers: [{ provide: MAT_BUTTON_CONFIG, useValue: { disabledInteractive: true } }],
    });
    TestBed.inject(DisabledButtons);
    const fixture = TestBed.createComponent(Buttons);
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    await fixture.whenStable();
    const press = (selector: string) => page.querySelector<HTMLElement>(selector)?.click();
    press('#up b');
    press('#send');
    expect(fixture.componentInstance.acts).toEqual([]);
    page.querySelector<HTMLElement>('#up')?.focus();
    expect(document.activeElement?.id).toBe('up');
    fixture.componentInstance.busy.set(false);
    await fixture.whenStable();
    press('#up b');
    press('#send');
    expect(fixture.componentInstance.acts).toEqual(['up', 'sent']);
    page.remove();
  });
});
