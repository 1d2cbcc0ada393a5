import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PatientsModule } from '../patients/patients.module.js';
import { InquiriesController } from './inquiries.controller.js';
import { InquiriesQueries } from './inquiries.queries.js';
import { InquiriesService, InquiryRecords } from './inquiries.service.js';
import { Inquiry } from './inquiry.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Inquiry]), PatientsModule],
  controllers: [InquiriesController],
  providers: [InquiriesQueries, InquiriesService, InquiryRecords],
  exports: [InquiriesQueries, InquiriesService],
})
export class InquiriesModule {}
