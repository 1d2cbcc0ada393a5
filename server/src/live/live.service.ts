import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  catchError,
  concat,
  concatMap,
  endWith,
  filter,
  from,
  map,
  merge,
  type Observable,
  of,
  takeWhile,
  timer,
} from 'rxjs';
import { AuditService } from '../audit/audit.service.js';
import { SignInQueries } from '../auth/sign-in.queries.js';
import { signInTopic } from '../auth/sign-in.service.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { OutboxDispatcher } from '../platform/events/outbox-dispatcher.js';
import { formatPosition, type OutboxPosition, parsePosition, START } from '../platform/events/outbox-position.js';
import type { Fact } from '../platform/events/outbox-reader.js';
import type { Actor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { mayFollow } from './rules/followed-topics.js';

export interface LiveRequest {
  readonly topics: readonly string[];
  readonly actor: Actor;
  /** `Last-Event-ID` of a browser that was cut off. */
  readonly lastEventId: string | undefined;
}

/** Keeps proxies from closing a quiet stream, and is how often its sign-in is looked at again. */
export const HEARTBEAT_MS = 15_000;
const RETRY_MS = 2_000;

/** Streams of change notices: topic, id and version, never what changed. */
@Injectable()
export class LiveService {
  constructor(
    private readonly dispatcher: OutboxDispatcher,
    private readonly signIns: SignInQueries,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends when the sign-in is locked or over, or when this node stops; following is no sign of use.
   * @throws request.forbidden (403) for topics that are not this holder's
   */
  async follow({ topics, actor, lastEventId }: LiveRequest, heartbeatMs = HEARTBEAT_MS) {
    if (!mayFollow(actor.role, topics)) {
      await this.audit.record({
        ...{ action: 'live.follow', resource: { type: 'route' }, outcome: 'denied' },
        reason: 'Topics that are not this holder’s',
      });
      throw platformError('request.forbidden');
    }
    return this.#stream(topics, actor.signInId, lastEventId, heartbeatMs);
  }

  #stream(
    topics: readonly string[],
    signInId: string,
    lastEventId: string | undefined,
    heartbeatMs: number,
  ): Observable<MessageEvent> {
    const start = lastEventId === undefined ? this.dispatcher.position() : [parsePosition(lastEventId) ?? START];
    const heartbeat = timer(heartbeatMs, heartbeatMs).pipe(concatMap(() => this.#heartbeat(signInId)));
    return from(start).pipe(
      concatMap((position) =>
        merge(
          of({ id: formatPosition(position), retry: RETRY_MS, comment: 'following' }), // sends the headers
          this.#notices(position, topics, signInTopic(signInId)).pipe(endWith(undefined)),
          heartbeat,
        ),
      ),
      takeWhile((message) => message !== undefined),
    );
  }

  /** Undefined when the sign-in has ended. */
  #notices(after: OutboxPosition, topics: readonly string[], own: string): Observable<MessageEvent | undefined> {
    const wanted = new Set(topics);
    const follow = (position: OutboxPosition) =>
      this.dispatcher.follow(position).pipe(
        filter(({ topic }) => wanted.has(topic) || topic === own),
        map((fact) => (fact.topic === own ? undefined : toMessage(fact))),
      );
    return follow(after).pipe(
      catchError(() =>
        from(this.dispatcher.position()).pipe(
          concatMap((position) => concat(from(allChanged(topics, position)), follow(position))),
        ),
      ),
    );
  }

  async #heartbeat(signInId: string): Promise<MessageEvent | undefined> {
    return (await this.signIns.isOpen(signInId, this.clock.now())) ? { comment: 'still here' } : undefined;
  }
}

function toMessage({ position, topic, entityId, version }: Fact): MessageEvent {
  return { id: formatPosition(position), data: { topic, id: entityId, version } };
}

/** For a browser that cannot be told what it missed: everything it shows may have changed. */
function allChanged(topics: readonly string[], position: OutboxPosition): MessageEvent[] {
  return topics.map((topic) => ({ id: formatPosition(position), data: { topic, id: '', version: 0 } }));
}
