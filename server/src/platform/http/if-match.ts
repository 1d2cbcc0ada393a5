import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformError } from '../errors/platform-errors.js';

const ETAG = /^"v(\d{1,9})"$/;

/** Version that an update says it changes, from `If-Match: "v7"`. @throws request.versionRequired (428) */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = ETAG.exec(header ?? '')?.[1];
  if (version === undefined) throw platformError('request.versionRequired');
  return Number(version);
});
