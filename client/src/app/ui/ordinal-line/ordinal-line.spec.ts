import { TestBed } from '@angular/core/testing';
import { OrdinalLine, OrdinalStep } from './ordinal-line';

async function draw(steps: readonly OrdinalStep[]): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(OrdinalLine);
  fixture.componentRef.setInput('steps', steps);
  fixture.componentRef.setInput('label', '2 of 6 done');
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('OrdinalLine', () => {
  it('draws one place for each step, told apart by shape', async () => {
    const line = await draw(['done', 'done', 'now', 'booked', 'open', 'open']);
    const places = [...line.querySelectorAll('circle:not(.dot)')].map((circle) => circle.getAttribute('class'));
    expect(places).toEqual(['done', 'done', 'now', 'booked', 'open', 'open']);
    expect(line.querySelectorAll('.dot')).toHaveLength(1);
  });

  it('joins the places, with dashes towards what is not booked', async () => {
    const line = await draw(['done', 'booked', 'open']);
    expect([...line.querySelectorAll('line')].map((part) => part.classList.contains('ahead'))).toEqual([false, true]);
  });

  it('is read as its label', async () => {
    const image = (await draw(['done', 'open', 'open'])).querySelector('svg');
    expect(image?.getAttribute('role')).toBe('img');
    expect(image?.getAttribute('aria-label')).toBe('2 of 6 done');
  });

  it('grows with the number of places', async () => {
    const width = async (steps: readonly OrdinalStep[]) =>
      Number((await draw(steps)).querySelector('svg')?.getAttribute('width'));
    const three = await width(['done', 'open', 'open']);
    const six = await width(['done', 'open', 'open', 'open', 'open', 'open']);
    expect(six - three).toBe(3 * 16);
  });
});
