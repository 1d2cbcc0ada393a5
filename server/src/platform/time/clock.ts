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
