import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdParam } from '../platform/http/id-param.dto.js';
import type { Actor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { Allow } from './allow.js';
import { AuthResponse } from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { CurrentStaff } from './current-staff.js';
import { HallwayScreenResponse } from './hallway-screens.dto.js';
import { HallwayScreensService } from './hallway-screens.service.js';
import { SignInCookie } from './sign-in-cookie.js';

@Controller('hallway-screens')
export class HallwayScreensController {
  constructor(
    private readonly auth: AuthService,
    private readonly screens: HallwayScreensService,
    private readonly cookie: SignInCookie,
    private readonly clock: Clock,
  ) {}

  /** Makes this browser a hallway screen: the personal sign-in ends, and what the browser kept for it goes. */
  @Post()
  @HttpCode(200)
  @Allow('hallway.show')
  async show(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AuthResponse> {
    const agent = request.headers['user-agent'] ?? '';
    const { token, signedIn } = await this.auth.showHallway(this.cookie.read(request), agent);
    this.cookie.set(reply, token);
    void reply.header('Clear-Site-Data', '"storage"');
    return AuthResponse.from(signedIn, this.clock.now());
  }

  /** The screens that still show something, the newest first: one's own, for an administrator all. */
  @Get()
  @Allow('hallway.end')
  async list(@CurrentStaff() actor: Actor): Promise<HallwayScreenResponse[]> {
    return (await this.screens.findOpen(actor)).map((row) => HallwayScreenResponse.from(row));
  }

  /** Ends one of them from here; it asks for a sign-in at once. */
  @Post(':id/end')
  @HttpCode(204)
  @Allow('hallway.end')
  async end(@Param() { id }: IdParam, @CurrentStaff() actor: Actor): Promise<void> {
    await this.screens.end(id, actor);
  }
}
