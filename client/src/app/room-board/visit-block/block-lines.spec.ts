import { blockLines } from './block-lines';

/** What a block of so many pixels says besides the name. */
const said = (height: number) =>
  Object.entries(blockLines(height))
    .filter(([, is]) => is)
    .map(([line]) => line);

describe('lines of a block', () => {
  it.each([
    [8, ['tight']],
    [16, ['tight']],
    [21, []],
    [35.7, ['state']],
    [50, ['state', 'when']],
    [78, ['state', 'when']],
    [84, ['state', 'when', 'free']],
    [126, ['state', 'when', 'free']],
  ])('of %s px: %j', (height, lines) => {
    expect(said(height)).toEqual(lines);
  });
});
