import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { type CourseDrift, courseDrift } from './rules/course-drift.js';
import { inMovingOrder, RIPPLE_MODES, type RippleMode, rippleOf, type RippleStep } from './rules/ripple.js';
import { sessionError } from './rules/session-errors.js';
import { assertMovable } from './rules/session-lifecycle.js';
import { SessionPlacement } from './session-placement.queries.js';
import { type RippleGround, SessionRippleQueries, type RippleTarget } from './session-ripple.queries.js';
import { SessionRows } from './session-rows.service.js';
import type { Session } from './session.entity.js';
import { SessionsService } from './sessions.service.js';

/** One way to go on behind a session that moves. */
export interface RippleOption {
  readonly mode: RippleMode;
  readonly steps: readonly RippleStep[];
  /** Nothing of it would be refused as things stand. */
  readonly bookable: boolean;
  /** How the plan would stand with its cadence. */
  readonly drift: CourseDrift;
}

export interface Ripple {
  readonly ground: RippleGround;
  readonly options: readonly RippleOption[];
}

/** One session of a ripple that is carried out. */
export interface RippleMove {
  readonly sessionId: string;
  readonly roomId: string;
  readonly clinicianId: string;
  readonly startsAt: Date;
  /** Version of its booking in the preview. */
  readonly bookingVersion: number;
}

/** Moves a session of a plan and those behind it together, or says beforehand what that would do. */
@Injectable()
export class SessionRippleService {
  constructor(
    private readonly db: Database,
    private readonly rows: SessionRows,
    private readonly sessions: SessionsService,
    private readonly queries: SessionRippleQueries,
    private readonly placement: SessionPlacement,
  ) {}

  /** What each way of going on would do. Nothing is changed. @throws session.wrongState, booking.notThisDay */
  preview(id: string, target: RippleTarget): Promise<Ripple> {
    return this.db.transaction(async () => {
      const session = await this.rows.find(id);
      const now = this.rows.now();
      const zone = await this.placement.zoneOf(await this.placement.bookingOf(id));
      assertMovable(session.state, target.startsAt, { now, zone });
      const ground = await this.queries.load(session, target, now);
      await this.rows.noteRead(session);
      return { ground, options: RIPPLE_MODES.map((mode) => optionOf(mode, ground, now)) };
    });
  }

  /**
   * Moves all of them or none. Each move is checked like a single one; whatever changed since the preview refuses all.
   * @param moves the session itself and those behind it that move
   * @returns the session that was to move; a held one has a new row
   * @throws session.notOfPlan (422), booking.changed (409), session.tooSoon, booking.*
   */
  carryOut(id: string, moves: readonly RippleMove[]): Promise<Session> {
    return this.db.transaction(async () => {
      const session = await this.rows.find(id);
      const known = await this.queries.bookedStarts(
        session,
        moves.map(({ sessionId }) => sessionId),
      );
      if (!moves.some(({ sessionId }) => sessionId === id)) throw sessionError('session.notOfPlan');
      const steps = moves.map((move) => {
        const booked = known.get(move.sessionId);
        if (!booked) throw sessionError('session.notOfPlan');
        return { move, ordinal: booked.ordinal, was: booked.startsAt.getTime(), from: move.startsAt.getTime() };
      });
      let moved = session;
      for (const { move } of inMovingOrder(steps)) {
        const now = await this.sessions.move(move.sessionId, move);
        if (move.sessionId === id) moved = now;
      }
      return moved;
    });
  }
}

function optionOf(mode: RippleMode, { question, course }: RippleGround, now: Date): RippleOption {
  const steps = rippleOf(mode, question);
  const starts = new Map(steps.map(({ visit, from }) => [visit.ordinal, new Date(from)]));
  const slots = course.slots.map(({ slot, session, booking }) => ({
    doseStartedAt: session?.doseStartedAt ?? null,
    startsAt: starts.get(slot.ordinal) ?? (session ? (booking?.startsAt ?? null) : null),
  }));
  const bookable = steps.every(({ problems }) => problems.length === 0);
  return { mode, steps, bookable, drift: courseDrift(course.plan, slots, course.zone, now) };
}
