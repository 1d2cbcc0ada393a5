import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { platformError } from '../errors/platform-errors.js';
import { IdempotencyRecord } from './idempotency-record.entity.js';
import { currentRequest } from './request-context.js';

const KEY = /^[A-Za-z0-9_-]{16,64}$/;

/**
 * Runs the command and keeps its reply in one transaction under the caller's Idempotency-Key, so that a retry gets
 * the first reply and changes nothing. A command that fails leaves no record and may be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly db: Database) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    const actorId = currentRequest()?.actor?.staffId;
    if (key === undefined || actorId === undefined) return next.handle();
    if (typeof key !== 'string' || !KEY.test(key)) {
      throw platformError('request.invalid', { detail: 'Idempotency-Key must be 16 to 64 letters, digits, - or _.' });
    }
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(this.#once(actorId, key, request, reply, () => lastValueFrom(next.handle())));
  }

  #once(
    actorId: string,
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    handle: () => Promise<unknown>,
  ): Promise<unknown> {
    const requestHash = hashOf(request);
    return this.db.transaction(async () => {
      const records = this.db.repository(IdempotencyRecord);
      // Waits here while another request with the same key is under way.
      const claimed = await this.db.query<{ key: string }>(
        `INSERT INTO idempotency_record (actor_id, key, request_hash) VALUES ($1, $2, $3)
         ON CONFLICT DO NOTHING RETURNING key`,
        [actorId, key, requestHash],
      );
      if (claimed.length === 0) {
        const kept = await records.findOneByOrFail({ actorId, key });
        if (!kept.requestHash.equals(requestHash)) throw platformError('request.keyReused');
        if (kept.status !== null) void reply.code(kept.status);
        void reply.header('Idempotency-Replayed', 'true');
        return kept.reply === null ? undefined : (JSON.parse(kept.reply) as unknown);
      }
      const value = await handle();
      const text = value === undefined ? null : JSON.stringify(value);
      await records.update({ actorId, key }, { status: reply.statusCode, reply: text });
      return value;
    });
  }
}

/** Routes that carry it accept an `Idempotency-Key`; the OpenAPI document says so. */
export const IDEMPOTENT_ROUTE = 'throughline:idempotent-route';

/** Marks a command that creates or signs: it accepts an `Idempotency-Key`. */
export function Idempotent() {
  return applyDecorators(UseInterceptors(IdempotencyInterceptor), SetMetadata(IDEMPOTENT_ROUTE, true));
}

function hashOf(request: FastifyRequest): Buffer {
  return createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
}
