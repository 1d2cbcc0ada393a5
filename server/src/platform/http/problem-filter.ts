import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { databaseFault } from '../database/database.js';
import { DomainError, errorOfConstraint } from '../errors/domain-error.js';
import { platformError } from '../errors/platform-errors.js';
import type { Problem } from './problem.dto.js';
import { currentRequest } from './request-context.js';

const BY_STATUS: Readonly<Record<number, Parameters<typeof platformError>[0]>> = {
  400: 'request.invalid',
  401: 'request.signInRequired',
  403: 'request.forbidden',
  404: 'request.notFound',
  422: 'request.invalid',
  503: 'request.busy',
};

/** Query cancelled, too many connections, a time-out of the transaction: the request may be tried again later. */
const BUSY = new Set(['57014', '53300', '57P01', '55P03', '25P03', '25P04']);
/** How the pool says that no connection became free in time; it has no code. */
const POOL_TIMEOUT = 'timeout exceeded when trying to connect';
/** Unique, exclusion and foreign-key violations that no domain has named. */
const CLASH = new Set(['23505', '23P01', '23503']);

/** The one place where errors become replies. Unknown errors are logged and say nothing about their cause. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('Problem');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const problem = this.#problemOf(thrown);
    if (problem.status === 503) void reply.header('Retry-After', '2');
    void reply.code(problem.status).type('application/problem+json').send(problem);
  }

  #problemOf(thrown: unknown): Problem {
    if (thrown instanceof DomainError) return toProblem(thrown);
    if (thrown instanceof HttpException) return toProblem(fromHttpException(thrown), thrown.getStatus());
    const status = fastifyStatus(thrown);
    if (status !== undefined) {
      return toProblem(platformError('request.invalid', { detail: (thrown as Error).message }), status);
    }
    const { sqlState, constraint } = databaseFault(thrown);
    const declared = constraint === undefined ? undefined : errorOfConstraint(constraint);
    if (declared) return toProblem(declared);
    if (sqlState !== undefined && BUSY.has(sqlState)) return toProblem(platformError('request.busy'));
    if (thrown instanceof Error && thrown.message === POOL_TIMEOUT) return toProblem(platformError('request.busy'));
    if (sqlState !== undefined && CLASH.has(sqlState)) return toProblem(platformError('request.clash'));
    this.#logger.error({ message: 'unexpected error', code: sqlState, constraint, stack: stackOf(thrown) });
    return toProblem(platformError('server.failed'));
  }
}

function toProblem(error: DomainError, status = error.definition.status): Problem {
  const { detail, fieldErrors, facts } = error.context;
  return {
    type: `urn:throughline:problem:${error.code}`,
    title: error.definition.message,
    status,
    code: error.code,
    detail: detail ?? error.definition.message,
    ...(fieldErrors && { fieldErrors: Object.fromEntries(Object.entries(fieldErrors).map(([k, v]) => [k, [...v]])) }),
    ...(facts && { facts: { ...facts } }),
    requestId: currentRequest()?.requestId ?? '',
  };
}

function fromHttpException(exception: HttpException): DomainError {
  const code = BY_STATUS[exception.getStatus()] ?? (exception.getStatus() < 500 ? 'request.invalid' : 'server.failed');
  if (exception.getStatus() === 404) return platformError(code);
  const body = exception.getResponse();
  return platformError(code, typeof body === 'object' && 'message' in body ? { detail: String(body.message) } : {});
}

/** Fastify's own refusals (body too large, wrong media type, malformed JSON) carry a 4xx `statusCode`. */
function fastifyStatus(thrown: unknown): number | undefined {
  const status = thrown instanceof Error && 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

/** Driver messages may quote values; only the frames are kept. */
function stackOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  return [thrown.name, ...(thrown.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))].join(
    '\n',
  );
}
