import { Module } from '@nestjs/common';
import { BoostersModule } from '../boosters/boosters.module.js';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { InquiriesModule } from '../inquiries/inquiries.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { AgendaQueries } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';
import { BoardPlacingQueries } from './board-placing.queries.js';
import { BoardPlacingService } from './board-placing.service.js';
import { FrontDeskTodayController } from './front-desk-today.controller.js';
import { FrontDeskTodayService } from './front-desk-today.service.js';
import { RefillCandidates } from './refill-candidates.service.js';
import { RefillOffersService } from './refill-offers.service.js';
import { RefillsController } from './refills.controller.js';
import { RefillsQueries } from './refills.queries.js';
import { RefillsService } from './refills.service.js';
import { RoomBoardController } from './room-board.controller.js';
import { RoomBoardService } from './room-board.service.js';
import { ToScheduleService } from './to-schedule.service.js';
import { WaitingVisits } from './waiting-visits.service.js';
import { WeekGapsService } from './week-gaps.service.js';
import { WeekQueries } from './week.queries.js';
import { WeekService } from './week.service.js';

@Module({
  imports: [
    BoostersModule,
    ConsultationsModule,
    InquiriesModule,
    PlanCoursesModule,
    RoomsModule,
    SchedulingModule,
    SessionsModule,
  ],
  controllers: [RoomBoardController, FrontDeskTodayController, RefillsController],
  providers: [
    BoardPlacingQueries,
    BoardPlacingService,
    RoomBoardService,
    FrontDeskTodayService,
    ToScheduleService,
    AgendaQueries,
    AgendaService,
    ...[RefillCandidates, RefillOffersService, RefillsQueries, RefillsService],
    WaitingVisits,
    WeekQueries,
    WeekGapsService,
    WeekService,
  ],
  exports: [RoomBoardService],
})
export class RoomBoardModule {}
