import { createParamDecorator } from '@nestjs/common';
import { type Actor, currentActor } from '../platform/http/request-context.js';

/** The signed-in member of staff who makes the request. */
export const CurrentStaff = createParamDecorator((): Actor => currentActor());
