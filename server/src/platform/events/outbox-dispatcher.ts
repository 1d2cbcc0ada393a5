import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Observable, Subject, type Subscription } from 'rxjs';
import { Config } from '../config/config.js';
import { EventPublisher } from './event-publisher.js';
import { HintListener } from './hint-listener.js';
import { isAfter, type OutboxPosition } from './outbox-position.js';
import { type Fact, OutboxReader } from './outbox-reader.js';

const CHANNEL = 'outbox';
/** Without a hint the outbox is read this often. */
const POLL_MS = 1_000;
/** While a running transaction holds back what others have committed. */
const WAITING_MS = 50;
/** Hints of a burst of commits are sent as one. */
const HINT_WITHIN_MS = 20;

/**
 * Follows the outbox on this node and passes on every fact once, in order, whichever node wrote it. It begins with the
 * first follower. NOTIFY is a hint that never travels in a business transaction: it would queue their commits.
 */
@Injectable()
export class OutboxDispatcher implements OnModuleDestroy {
  readonly #logger = new Logger('Outbox');
  readonly #facts = new Subject<Fact>();
  readonly #listener: HintListener;
  readonly #publishing: Subscription;
  #position: OutboxPosition | undefined;
  #starting: Promise<OutboxPosition> | undefined;
  #reading = false;
  #again = false;
  #stopped = false;
  #poll: NodeJS.Timeout | undefined;
  #hint: NodeJS.Timeout | undefined;

  constructor(
    private readonly reader: OutboxReader,
    publisher: EventPublisher,
    config: Config,
  ) {
    this.#listener = new HintListener(config.databaseUrl, CHANNEL, () => void this.#read());
    this.#publishing = publisher.committed.subscribe(() => this.#published());
  }

  /**
   * Facts from now on, or from after a position, without a gap and without a repetition. An error means that the facts
   * after the position are no longer all there: whoever follows must load everything anew.
   */
  follow(after?: OutboxPosition): Observable<Fact> {
    return new Observable((follower) => {
      const early: Fact[] = [];
      let last: OutboxPosition | undefined;
      const pass = (fact: Fact) => {
        if (!last) return void early.push(fact);
        if (!isAfter(fact.position, last)) return;
        last = fact.position;
        follower.next(fact);
      };
      const live = this.#facts.subscribe({ next: pass, complete: () => follower.complete() });
      const begin = async () => {
        const now = await this.#start();
        last = after && isAfter(now, after) ? await this.#catchUp(after, now, (fact) => follower.next(fact)) : now;
        early.forEach(pass);
      };
      begin().catch((error: unknown) => follower.error(error));
      return live;
    });
  }

  /** Where this node stands. */
  position(): Promise<OutboxPosition> {
    return this.#start();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#poll);
    clearTimeout(this.#hint);
    this.#publishing.unsubscribe();
    this.#facts.complete();
    await this.#listener.stop();
  }

  async #start(): Promise<OutboxPosition> {
    this.#starting ??= this.reader.end().then((end) => {
      this.#position = end;
      void this.#listener.start();
      this.#schedule(POLL_MS);
      return end;
    });
    const first = await this.#starting.catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#position ?? first;
  }

  async #catchUp(after: OutboxPosition, until: OutboxPosition, next: (fact: Fact) => void): Promise<OutboxPosition> {
    let position = after;
    if (!(await this.reader.reachesBack(after))) throw new Error('The outbox no longer reaches back that far');
    while (isAfter(until, position)) {
      const { facts } = await this.reader.after(position);
      const past = facts.filter((fact) => !isAfter(fact.position, until));
      const latest = past.at(-1);
      if (!latest) break;
      past.forEach(next);
      position = latest.position;
    }
    return until;
  }

  #published(): void {
    if (this.#stopped) return;
    this.#hint ??= setTimeout(() => {
      this.#hint = undefined;
      this.reader.hint(CHANNEL).catch(() => undefined); // the others poll
      void this.#read();
    }, HINT_WITHIN_MS).unref();
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#poll);
    if (!this.#stopped) this.#poll = setTimeout(() => void this.#read(), afterMs).unref();
  }

  async #read(): Promise<void> {
    if (!this.#position || this.#stopped) return;
    if (this.#reading) return void (this.#again = true);
    this.#reading = true;
    let next = POLL_MS;
    try {
      do {
        this.#again = false;
        const { facts, waiting, more } = await this.reader.after(this.#position);
        for (const fact of facts) {
          this.#position = fact.position;
          this.#facts.next(fact);
        }
        if (more) this.#again = true;
        next = waiting ? WAITING_MS : POLL_MS;
      } while (this.#again);
    } catch (error) {
      this.#logger.warn(`not read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
    } finally {
      this.#reading = false;
      this.#schedule(next);
    }
  }
}
