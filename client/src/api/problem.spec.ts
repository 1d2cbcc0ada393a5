import { HttpErrorResponse } from '@angular/common/http';
import { Injector, runInInjectionContext, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit } from '@angular/forms/signals';
import { Problem, toFieldErrors, toProblem } from './problem';

const REFUSAL: Problem = {
  type: 'about:blank',
  title: 'Not valid',
  status: 422,
  code: 'validation',
  detail: 'Check the marked fields.',
  requestId: 'r-1',
};

describe('toProblem', () => {
  it('hands on what the server said', () => {
    expect(toProblem(new HttpErrorResponse({ status: 422, error: REFUSAL }))).toEqual(REFUSAL);
  });

  it('reads a problem that arrived as text', () => {
    expect(toProblem(new HttpErrorResponse({ status: 422, error: JSON.stringify(REFUSAL) }))).toEqual(REFUSAL);
  });

  it('calls silence by name and says that what was typed is kept', () => {
    const problem = toProblem(new HttpErrorResponse({ status: 0, error: new ProgressEvent('error') }));
    expect(problem).toMatchObject({ code: 'network', status: 0 });
    expect(problem.detail).toContain('still here');
  });

  it('makes a problem of an answer that is none, such as a proxy page', () => {
    expect(toProblem(new HttpErrorResponse({ status: 502, error: '<html>' }))).toMatchObject({
      code: 'http.502',
      status: 502,
    });
  });

  it('looks inside the error of a resource', () => {
    const wrapped = new Error('resource', { cause: new HttpErrorResponse({ status: 422, error: REFUSAL }) });
    expect(toProblem(wrapped)).toEqual(REFUSAL);
  });

  it('does not swallow a fault of the console', () => {
    expect(() => toProblem(new TypeError('x is not a function'))).toThrow('x is not a function');
  });
});

describe('toFieldErrors', () => {
  const model = signal({ weight: 714, contact: { phone: '' }, slots: [{ room: '' }, { room: '' }] });
  const tree = () => runInInjectionContext(TestBed.inject(Injector), () => form(model));
  const messages = (problem: Problem) => {
    const field = tree();
    return toFieldErrors(problem, field).map(({ message, fieldTree }) => ({
      message,
      value: fieldTree ? fieldTree().value() : 'the form',
      on:
        fieldTree === field.weight
          ? 'weight'
          : fieldTree === field.slots[1]?.room
            ? 'slots.1.room'
            : fieldTree === field.contact.phone
              ? 'phone'
              : 'form',
    }));
  };

  it('lands each message on the field of its path', () => {
    const problem = {
      ...REFUSAL,
      fieldErrors: {
        weight: ['Over 300 kg.', 'Not a weight.'],
        'contact.phone': ['Missing.'],
        'slots.1.room': ['Taken.'],
      },
    };
    expect(messages(problem).map(({ message, on }) => [message, on])).toEqual([
      ['Over 300 kg.', 'weight'],
      ['Not a weight.', 'weight'],
      ['Missing.', 'phone'],
      ['Taken.', 'slots.1.room'],
    ]);
  });

  it('shows a message for a field that is not on the form at the form', () => {
    expect(messages({ ...REFUSAL, fieldErrors: { 'contact.fax': ['Unknown.'] } })).toEqual([
      { message: 'Unknown.', value: 'the form', on: 'form' },
    ]);
  });

  it('lets the next try begin without what the whole form was refused for', async () => {
    const answers: (Problem | undefined)[] = [REFUSAL, undefined];
    const submitted: string[] = [];
    const person = signal({ name: 'Wren' });
    const field = runInInjectionContext(TestBed.inject(Injector), () =>
      form(person, () => undefined, {
        submission: {
          action: (tree) => {
            submitted.push(tree().value().name);
            const problem = answers.shift();
            return Promise.resolve(problem && toFieldErrors(problem, tree));
          },
        },
      }),
    );
    await submit(field);
    expect(field().errors()).toHaveLength(1);
    document.dispatchEvent(new Event('submit'));
    await submit(field);
    expect(submitted).toEqual(['Wren', 'Wren']);
    expect(field().errors()).toEqual([]);
  });

  it('shows the reason at the form when no field is to blame', () => {
    expect(messages(REFUSAL)).toEqual([{ message: 'Check the marked fields.', value: 'the form', on: 'form' }]);
  });
});
