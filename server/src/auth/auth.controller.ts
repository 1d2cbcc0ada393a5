import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { Allow, Passive, Public } from './allow.js';
import { AuthResponse, SignInRequest, UnlockRequest } from './auth.dto.js';
import { AuthService } from './auth.service.js';
import { CurrentStaff } from './current-staff.js';
import { SignInCookie } from './sign-in-cookie.js';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly cookie: SignInCookie,
    private readonly clock: Clock,
  ) {}

  /** Opens a sign-in and sets its cookie; one that this browser still had ends. */
  @Post('sign-in')
  @HttpCode(200)
  @Public()
  async signIn(
    @Body() { username, password }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const agent = request.headers['user-agent'] ?? '';
    const { token, signedIn } = await this.auth.signIn({ username, password, agent }, this.cookie.read(request));
    this.cookie.set(reply, token);
    return AuthResponse.from(signedIn, this.clock.now());
  }

  /** Ends the sign-in, locked or not. Nothing happens without one. */
  @Post('sign-out')
  @HttpCode(204)
  @Public()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.auth.signOut(this.cookie.read(request));
    this.cookie.clear(reply);
    void reply.header('Clear-Site-Data', '"storage"');
  }

  /** Puts off the idle limit for someone who reads or types without asking for anything. */
  @Post('in-use')
  @HttpCode(204)
  @Allow('auth.useOwnSignIn')
  inUse(): void {
    // The guard has noted the use.
  }

  /** Locks until the password is entered again. */
  @Post('lock')
  @HttpCode(204)
  @Allow('auth.useOwnSignIn')
  async lock(@CurrentStaff() { signInId }: Actor): Promise<void> {
    await this.auth.lock(signInId);
  }

  /** Opens a locked sign-in again, also one that locked itself for want of use. */
  @Post('unlock')
  @HttpCode(200)
  @Public()
  async unlock(
    @Body() { password }: UnlockRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AuthResponse> {
    const { token, signedIn } = await this.auth.unlock(this.cookie.read(request), password);
    this.cookie.set(reply, token);
    return AuthResponse.from(signedIn, this.clock.now());
  }

  /** Who is signed in. Asking is no sign of use. */
  @Get('me')
  @Passive()
  @Allow('auth.readOwnSignIn')
  async me(@CurrentStaff() { signInId }: Actor): Promise<AuthResponse> {
    return AuthResponse.from(await this.auth.describe(signInId), this.clock.now());
  }
}
