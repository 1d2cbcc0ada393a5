import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { PlanCoursesModule } from '../sessions/plan-courses.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { PlanReportsQueries } from './plan-reports.queries.js';
import { ReportsController } from './reports.controller.js';
import { ReportsService } from './reports.service.js';
import { RoomUseQueries } from './room-use.queries.js';
import { RoomUseService } from './room-use.service.js';

@Module({
  imports: [ConsultationsModule, PlanCoursesModule, RoomsModule, SchedulingModule, TreatmentPlansModule],
  controllers: [ReportsController],
  providers: [ReportsService, PlanReportsQueries, RoomUseQueries, RoomUseService],
})
export class ReportsModule {}
