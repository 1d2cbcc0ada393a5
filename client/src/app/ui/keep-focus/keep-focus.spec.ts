import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { KeepFocus } from './keep-focus';

@Component({
  imports: [KeepFocus],
  template: `
    <section [tlKeepFocus]="heading()">
      <h2 tabindex="-1">Next step</h2>
      @if (step() === 1) {
        <button type="button" id="start">Start</button>
      } @else if (step() === 2) {
        <button type="button" id="back">Back</button>
        <button type="button" id="record" matButton="filled">Record</button>
      } @else if (step() === 3) {
        <a href="#chart" id="chart">Open the chart</a>
      }
    </section>
    <input />
  `,
})
class Steps {
  readonly step = signal(1);
  readonly heading = signal('');
}

describe('KeepFocus', () => {
  async function afterStep(step: number, heading = '', from = '#start') {
    const fixture = TestBed.createComponent(Steps);
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.componentInstance.heading.set(heading);
    await fixture.whenStable();
    page.querySelector<HTMLElement>(from)?.focus();
    fixture.componentInstance.step.set(step);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve));
    const { id, tagName } = document.activeElement as HTMLElement;
    page.remove();
    return id || tagName;
  }

  it('goes to the next step when the button that was pressed has gone', async () => {
    expect(await afterStep(2)).toBe('record');
  });

  it('goes to the heading where one is named, and to the area when nothing is left to do', async () => {
    expect(await afterStep(2, 'h2')).toBe('H2');
    expect(await afterStep(4)).toBe('SECTION');
  });

  it('goes to the first that is left where no step is the obvious one', async () => {
    expect(await afterStep(3)).toBe('chart');
  });

  it('takes the focus from nobody who is elsewhere', async () => {
    expect(await afterStep(2, '', 'input')).toBe('INPUT');
  });
});
