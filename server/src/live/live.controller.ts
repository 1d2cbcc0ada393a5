import { Controller, Headers, type MessageEvent, Query, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { Allow, Passive } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { LiveQuery } from './live.dto.js';
import { LiveService } from './live.service.js';

@Controller('live')
export class LiveController {
  constructor(private readonly live: LiveService) {}

  /** Server-sent events `{ topic, id, version }` of the topics followed; ends with the sign-in. */
  @Sse('', { maxPendingDataLength: 65_536 })
  @Passive()
  @Allow('live.follow')
  follow(
    @Query() { topics }: LiveQuery,
    @CurrentStaff() actor: Actor,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<Observable<MessageEvent>> {
    return this.live.follow({ topics: topics.split(','), actor, lastEventId });
  }
}
