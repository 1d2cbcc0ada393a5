import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { authError } from './rules/auth-errors.js';
import { type HallwayScreen, SignInQueries } from './sign-in.queries.js';
import { SignInService } from './sign-in.service.js';

/** Lists and ends the screens in the hallway from a desk. Whoever put one there may, and an administrator. */
@Injectable()
export class HallwayScreensService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: SignInQueries,
    private readonly signIns: SignInService,
  ) {}

  findOpen({ role, staffId }: Actor): Promise<HallwayScreen[]> {
    return this.queries.findHallwayScreens(this.clock.now(), role === 'admin' ? undefined : staffId);
  }

  /** @throws auth.noHallwayScreen (404) when it has ended or is not theirs */
  end(id: string, actor: Actor): Promise<void> {
    return this.db.transaction(async () => {
      const theirs = (await this.findOpen(actor)).some((screen) => screen.id === id);
      if (!theirs || !(await this.signIns.endHallway(id))) throw authError('auth.noHallwayScreen');
    });
  }
}
