import { Injectable } from '@nestjs/common';

/** The only source of "now". Tests replace it with one they can move. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** Stood at an instant when it was made and has gone on since: the demo clinic on another day. */
export class OtherDayClock extends Clock {
  readonly #aheadMs: number;

  constructor(startsAt: Date) {
    super();
    this.#aheadMs = startsAt.getTime() - Date.now();
  }

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }
}
