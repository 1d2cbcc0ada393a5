import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { BoosterBookingService } from './booster-booking.service.js';
import { BoosterSweepService } from './booster-sweep.service.js';
import { Booster } from './booster.entity.js';
import { BoostersController } from './boosters.controller.js';
import { BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Booster]),
    ConsultationsModule,
    PatientsModule,
    SessionsModule,
    TreatmentPlansModule,
  ],
  controllers: [BoostersController],
  providers: [BoosterBookingService, BoosterSweepService, BoostersService, BoostersQueries],
  exports: [BoosterBookingService, BoostersService, BoostersQueries],
})
export class BoostersModule {}
