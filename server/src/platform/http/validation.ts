import { type ArgumentMetadata, Injectable, type ValidationError, ValidationPipe } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { platformError } from '../errors/platform-errors.js';
import { IdParam } from './id-param.dto.js';

/** Checks every body and parameter against its class; unknown fields are refused. Errors come grouped by path. */
export function validationPipe(): ValidationPipe {
  return new RequestPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => platformError('request.invalid', { fieldErrors: byPath(errors) }),
  });
}

/** Most routes take one id: what is nothing but that needs no instance of a class to be looked at. */
@Injectable()
class RequestPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.metatype === IdParam && isIdOnly(value)) return Promise.resolve(value);
    return super.transform(value, metadata);
  }
}

function isIdOnly(value: unknown): value is IdParam {
  if (typeof value !== 'object' || value === null || !('id' in value)) return false;
  return Object.keys(value).length === 1 && isUUID(value.id, 'all');
}

function byPath(errors: readonly ValidationError[], parent = ''): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const error of errors) {
    const path = parent + error.property;
    const messages = Object.values(error.constraints ?? {});
    if (messages.length > 0) grouped[path] = messages.map((message) => sentence(message, error.property));
    Object.assign(grouped, byPath(error.children ?? [], `${path}.`));
  }
  return grouped;
}

/** `givenName should not be empty` -> `Should not be empty`: the field's label stands beside the message. */
function sentence(message: string, property: string): string {
  const text = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
