import { Module } from '@nestjs/common';
import { BoostersModule } from '../boosters/boosters.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { BoosterDueQueries } from './booster-due.queries.js';
import { BoosterDueService } from './booster-due.service.js';

/** What scores and dates ask for without anybody's request. */
@Module({
  imports: [BoostersModule, ConsultationsModule],
  providers: [BoosterDueService, BoosterDueQueries],
})
export class FollowUpsModule {}
