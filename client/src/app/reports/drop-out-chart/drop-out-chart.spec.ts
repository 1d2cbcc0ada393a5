import { TestBed } from '@angular/core/testing';
import { DropOutChart } from './drop-out-chart';

describe('DropOutChart', () => {
  it('draws as high as the number is, nothing for nobody, and says the numbers and the reasons', async () => {
    const fixture = TestBed.createComponent(DropOutChart);
    fixture.componentRef.setInput('dropOut', [
      { afterSession: 0, n: 0 },
      { afterSession: 1, n: 1 },
      { afterSession: 2, n: 2 },
    ]);
    fixture.componentRef.setInput('reasons', [{ reason: 'lost_contact', n: 3 }]);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const columns = [...element.querySelectorAll<HTMLElement>('.column')];
    expect(columns.map(({ style }) => style.height)).toEqual(['0px', '60px', '120px']);
    // A global class of the same name once gave every column a least height of its own.
    expect(element.querySelector('.bar')).toBeNull();
    const numbers = [...element.querySelectorAll('li')].map(({ children }) => [...children].map((c) => c.textContent));
    expect(numbers).toEqual([
      ['0', '', 'after 0'],
      ['1', '', 'after 1'],
      ['2', '', 'after 2'],
    ]);
    expect(element.textContent).toContain('lost contact 3');
  });
});
