import { PLACES } from './places';

describe('PLACES', () => {
  it('names each place once', () => {
    const paths = PLACES.map(({ path }) => path);
    expect(paths).toEqual([...new Set(paths)]);
  });
});
