import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { TreatmentPlansModule } from '../treatment-plans/treatment-plans.module.js';
import { Score } from './score.entity.js';
import { ScoresController } from './scores.controller.js';
import { ScoresQueries } from './scores.queries.js';
import { ScoresService } from './scores.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Score]), ConsultationsModule, PatientsModule, TreatmentPlansModule],
  controllers: [ScoresController],
  providers: [ScoresService, ScoresQueries],
  exports: [ScoresService, ScoresQueries],
})
export class OutcomeMeasuresModule {}
