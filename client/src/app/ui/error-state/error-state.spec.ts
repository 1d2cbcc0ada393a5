import { ComponentFixture, TestBed } from '@angular/core/testing';
import { ErrorState, Failure } from './error-state';

describe('ErrorState', () => {
  let fixture: ComponentFixture<ErrorState>;

  async function shown(failure: Failure | undefined): Promise<string> {
    fixture = TestBed.createComponent(ErrorState);
    fixture.componentRef.setInput('heading', 'The board did not load');
    fixture.componentRef.setInput('failure', failure);
    fixture.componentRef.setInput('kept', 'What you typed is kept.');
    await fixture.whenStable();
    return element().textContent.replace(/\s+/g, ' ');
  }

  const element = () => fixture.nativeElement as HTMLElement;

  it('says what is missing, why, what is kept, and what to quote', async () => {
    const text = await shown({ title: 'Busy', status: 503, detail: 'Too many at once.', requestId: 'r-7' });
    expect(text).toContain('The board did not load');
    expect(text).toContain('Too many at once. What you typed is kept.');
    expect(text).toContain('Reference r-7');
    expect(element().getAttribute('role')).toBe('alert');
  });

  it('calls silence by name', async () => {
    expect(await shown({ title: 'x', status: 0, detail: 'y' })).toContain('The server did not answer.');
  });

  it('tries again when asked to', async () => {
    await shown({ title: 'Busy', status: 503 });
    let tries = 0;
    fixture.componentInstance.retry.subscribe(() => tries++);
    element().querySelector('button')?.click();
    expect(tries).toBe(1);
  });

  it.each([403, 404, 410])('offers no retry against %i', async (status) => {
    await shown({ title: 'No', status });
    expect(element().querySelector('button')).toBeNull();
  });
});
