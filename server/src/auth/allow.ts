import { SetMetadata } from '@nestjs/common';
import type { Action } from './rules/permissions.js';

export const ALLOWED_ACTION = 'throughline:allowed-action';
export const PUBLIC_ROUTE = 'throughline:public-route';

/** The route needs a sign-in whose role may do `action`. */
export const Allow = (action: Action) => SetMetadata(ALLOWED_ACTION, action);

/** The route needs no sign-in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);

export const PASSIVE_ROUTE = 'throughline:passive-route';

/** Calling the route is no sign of use: it does not put off the idle limit. */
export const Passive = () => SetMetadata(PASSIVE_ROUTE, true);
