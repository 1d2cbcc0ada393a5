import { SetMetadata } from '@nestjs/common';
export { Public, PUBLIC_ROUTE } from '../platform/http/public-route.js';
import type { Action } from './rules/permissions.js';

export const ALLOWED_ACTION = 'throughline:allowed-action';

/** The route needs a sign-in whose role may do `action`. */
export const Allow = (action: Action) => SetMetadata(ALLOWED_ACTION, action);

export const PASSIVE_ROUTE = 'throughline:passive-route';

/** Calling the route is no sign of use: it does not put off the idle limit. */
export const Passive = () => SetMetadata(PASSIVE_ROUTE, true);
