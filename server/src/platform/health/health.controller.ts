import { Controller, Get } from '@nestjs/common';
import { platformError } from '../errors/platform-errors.js';
import { Public } from '../http/public-route.js';
import { HealthResponse } from './health.dto.js';
import { Readiness } from './readiness.js';

@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. Asks nothing of the database: a restart would not mend that one. */
  @Get('live')
  @Public()
  live(): HealthResponse {
    return { status: 'ok' };
  }

  /** Requests are welcome: the database answers within half a second and the node is not about to stop. */
  @Get('ready')
  @Public()
  async ready(): Promise<HealthResponse> {
    const obstacle = await this.readiness.obstacle();
    if (obstacle) throw platformError('request.busy', { detail: `Not ready: ${obstacle}.` });
    return { status: 'ok' };
  }
}
