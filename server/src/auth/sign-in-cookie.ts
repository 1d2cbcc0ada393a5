import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';

const PAIR = /^\s*([^=\s]+)\s*=\s*([A-Za-z0-9_-]{43})\s*$/;

/**
 * The cookie that carries the token. The prefix `__Host-` makes the browser insist on HTTPS, this host and no domain;
 * the demo on plain-HTTP loopback goes without it.
 */
@Injectable()
export class SignInCookie {
  readonly #secure: boolean;
  readonly #name: string;

  constructor(
    config: Config,
    private readonly host: HttpAdapterHost,
  ) {
    this.#secure = config.mode === 'production';
    this.#name = this.#secure ? '__Host-sid' : 'sid';
  }

  /** The token, when the request brings one that could be ours. */
  read(request: FastifyRequest): string | undefined {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const [, name, token] = PAIR.exec(part) ?? [];
      if (name === this.#name) return token;
    }
    return undefined;
  }

  set(reply: FastifyReply, token: string): void {
    this.host.httpAdapter.setCookie(reply, this.#name, token, this.#options());
  }

  clear(reply: FastifyReply): void {
    this.host.httpAdapter.clearCookie(reply, this.#name, this.#options());
  }

  #options() {
    return { path: '/', httpOnly: true, sameSite: 'strict', secure: this.#secure } as const;
  }
}
