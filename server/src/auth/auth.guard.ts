import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { AuditService } from '../audit/audit.service.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { currentRequest } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { ALLOWED_ACTION, PASSIVE_ROUTE, PUBLIC_ROUTE } from './allow.js';
import { authError } from './rules/auth-errors.js';
import { type Action, holderOf, isAllowed } from './rules/permissions.js';
import { standingOf } from './rules/sign-in-lifetime.js';
import { SignInCookie } from './sign-in-cookie.js';
import { KnownSignIns } from './known-sign-ins.queries.js';
import type { KnownSignIn } from './sign-in.queries.js';
import { SignInService } from './sign-in.service.js';

/** A screen that reloads by itself says so, and thereby gives up being counted as use. It can gain nothing by it. */
const BACKGROUND = 'x-background';

/**
 * Stands before every route. Denies what carries neither `@Allow` nor `@Public`, then asks in this order: is the sign-in
 * good, may its holder do it. What is believed of a sign-in, and for how long, is decided by `KnownSignIns`.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly cookie: SignInCookie,
    private readonly known: KnownSignIns,
    private readonly signIns: SignInService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.#read(PUBLIC_ROUTE, context) === true) return true;
    const signIn = await this.#openSignIn(request);
    const action = this.#read(ALLOWED_ACTION, context) as Action | undefined;
    if (action === undefined || !isAllowed(holderOf(signIn), action)) {
      await this.#recordDenial(action, request);
      throw platformError('request.forbidden');
    }
    // A hallway screen only ever reloads by itself, and never locks: its use is that it is still there.
    const byItself = request.headers[BACKGROUND] === '1' && signIn.kind !== 'hallway';
    const passive = this.#read(PASSIVE_ROUTE, context) === true || byItself;
    if (!passive) await this.signIns.noteUse(signIn);
    return true;
  }

  async #openSignIn(request: FastifyRequest): Promise<KnownSignIn> {
    const token = this.cookie.read(request);
    const signIn = token === undefined ? undefined : await this.known.find(token);
    const standing = signIn && standingOf(signIn, this.clock.now());
    if (standing === 'locked') throw authError('auth.locked');
    if (!signIn || standing !== 'open') throw platformError('request.signInRequired');
    const current = currentRequest();
    if (!current) throw new Error('The guard ran outside a request context');
    current.actor = { staffId: signIn.staffId, role: holderOf(signIn), signInId: signIn.id };
    return signIn;
  }

  /** Names the route by its pattern: an address may hold ids. */
  #recordDenial(action: Action | undefined, request: FastifyRequest): Promise<void> {
    const reason = `${request.method} ${request.routeOptions.url ?? ''}`;
    return this.audit.record({
      action: action ?? 'route.undeclared',
      resource: { type: 'route' },
      outcome: 'denied',
      reason,
    });
  }

  #read(key: string, context: ExecutionContext): unknown {
    return this.reflector.getAllAndOverride(key, [context.getHandler(), context.getClass()]);
  }
}
