import { assertDisorderFound, mayDrawUp } from './plan-beginning.js';

describe('beginning a plan', () => {
  it.each(['draft', 'proposed', 'accepted', 'active', 'paused'] as const)(
    'is not offered beside one that is %s',
    (state) => expect(mayDrawUp(['completed', state])).toBe(false),
  );

  it('is offered after plans that are over', () => {
    expect(mayDrawUp([])).toBe(true);
    expect(mayDrawUp(['completed', 'discontinued', 'withdrawn'])).toBe(true);
  });

  it('treats what the consultation found', () => {
    expect(() => assertDisorderFound('ptsd', 'ptsd')).not.toThrow();
    expect(() => assertDisorderFound(null, 'ptsd')).not.toThrow();
    expect(() => assertDisorderFound('gad', 'ptsd')).toThrow(expect.objectContaining({ code: 'plan.disorderDiffers' }));
  });
});
