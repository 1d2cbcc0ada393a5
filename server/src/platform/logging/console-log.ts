import { ConsoleLogger, type LogLevel } from '@nestjs/common';
import { type Config, LOG_LEVELS } from '../config/config.js';

/** What would tell who somebody is, how they are, or how to get in. Masked wherever it stands in a logged object. */
const MASKED = [
  ...['givenName', 'familyName', 'preferredName', 'displayName', 'username', 'name', 'birthDate', 'phone', 'email'],
  ...['escortName', 'escortPhone', 'pronouns', 'alerts', 'concern', 'flags', 'assessment', 'contraindications'],
  ...['conditions', 'riskBenefitReason', 'reason', 'text', 'narrative', 'answers', 'readiness', 'changes', 'body'],
  ...['password', 'passwordHash', 'token', 'tokenHash', 'cookie', 'set-cookie', 'authorization', 'query', 'parameters'],
];

/** Log to standard output: lines of JSON in production, lines for people in demo mode. */
export function createConsoleLog(config: Pick<Config, 'mode' | 'logLevel'>): ConsoleLogger {
  const logLevels: LogLevel[] = LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(config.logLevel) + 1);
  return new ConsoleLogger({ json: config.mode === 'production', flattenParams: true, logLevels, redact: MASKED });
}
