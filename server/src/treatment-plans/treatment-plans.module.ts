import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { PatientsModule } from '../patients/patients.module.js';
import { PlanAmendment } from './plan-amendment.entity.js';
import { PlanSlot } from './plan-slot.entity.js';
import { TreatmentPlan } from './treatment-plan.entity.js';
import { TreatmentPlansController } from './treatment-plans.controller.js';
import { TreatmentPlansQueries } from './treatment-plans.queries.js';
import { TreatmentPlansService } from './treatment-plans.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([TreatmentPlan, PlanSlot, PlanAmendment]), ConsultationsModule, PatientsModule],
  controllers: [TreatmentPlansController],
  providers: [TreatmentPlansService, TreatmentPlansQueries],
  exports: [TreatmentPlansService, TreatmentPlansQueries],
})
export class TreatmentPlansModule {}
