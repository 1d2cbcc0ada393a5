import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { Booster } from './booster.entity.js';
import { BoostersController } from './boosters.controller.js';
import { BoostersQueries } from './boosters.queries.js';
import { BoostersService } from './boosters.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Booster]), ConsultationsModule, PatientsModule, TreatmentPlansModule],
  controllers: [BoostersController],
  providers: [BoostersService, BoostersQueries],
  exports: [BoostersService, BoostersQueries],
})
export class BoostersModule {}
