import { workThrough } from './work-through.js';

describe('workThrough', () => {
  it('goes on behind an item that fails, and tells of the failure at the end', async () => {
    const done: number[] = [];
    const work = (item: number) => {
      if (item === 2) return Promise.reject(new Error('two'));
      done.push(item);
      return Promise.resolve();
    };
    await expect(workThrough([1, 2, 3], work)).rejects.toMatchObject({
      message: '1 of 3 failed',
      errors: [expect.objectContaining({ message: 'two' })],
    });
    expect(done).toEqual([1, 3]);
  });

  it('is content with nothing to do', async () => {
    await expect(workThrough([], () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
  });
});
