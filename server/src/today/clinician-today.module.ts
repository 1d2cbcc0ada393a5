import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { ClinicianTodayController } from './clinician-today.controller.js';
import { ClinicianTodayQueries } from './clinician-today.queries.js';
import { ClinicianTodayService } from './clinician-today.service.js';

@Module({
  imports: [ConsultationsModule],
  controllers: [ClinicianTodayController],
  providers: [ClinicianTodayService, ClinicianTodayQueries],
})
export class ClinicianTodayModule {}
