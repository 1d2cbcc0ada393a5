import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { StaffController } from './staff.controller.js';
import { StaffMember } from './staff-member.entity.js';
import { StaffQueries } from './staff.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffMember])],
  controllers: [StaffController],
  providers: [StaffQueries],
  exports: [StaffQueries],
})
export class StaffModule {}
