import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { InquiriesModule } from '../inquiries/inquiries.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { SchedulingModule } from '../scheduling/scheduling.module.js';
import { ClinicCalendar } from './clinic-calendar.queries.js';
import { ConsultationRows } from './consultation-rows.service.js';
import { Consultation } from './consultation.entity.js';
import { ConsultationsController } from './consultations.controller.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Consultation]), InquiriesModule, PatientsModule, SchedulingModule],
  controllers: [ConsultationsController],
  providers: [ConsultationsService, ConsultationRows, ConsultationsQueries, ClinicCalendar],
  exports: [ConsultationsService, ConsultationsQueries, ClinicCalendar],
})
export class ConsultationsModule {}
