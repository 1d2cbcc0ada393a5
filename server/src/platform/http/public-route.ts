import { SetMetadata } from '@nestjs/common';

export const PUBLIC_ROUTE = 'throughline:public-route';

/** The route needs no sign-in. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);
