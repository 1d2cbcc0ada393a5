/** Pixels: the border, the line of the name, each further line, and the room that turnover keeps at the foot. */
const BORDER = 3;
const NAME = 17;
const LINE = 15;
const FOOT = 18;

/** What of a block is written besides the name: what fits, in the order of its worth. */
export interface BlockLines {
  readonly state: boolean;
  readonly when: boolean;
  readonly free: boolean;
  /** Not even the name has its whole line. */
  readonly tight: boolean;
}

/** The state says more than the times, and both more than when the room is free, which the head of the room says too. */
export function blockLines(height: number): BlockLines {
  const lines = Math.floor((height - BORDER - NAME) / LINE);
  return {
    state: lines >= 1,
    when: lines >= 2,
    free: height - BORDER - NAME - 2 * LINE - FOOT >= LINE,
    tight: height < BORDER + NAME,
  };
}
