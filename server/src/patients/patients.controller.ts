import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import {
  AlikePatientsRequest,
  CreatePatientRequest,
  PatientLineResponse,
  PatientPageResponse,
  PatientResponse,
  SearchPatientsRequest,
  UpdatePatientRequest,
} from './patient.dto.js';
import { PatientsService } from './patients.service.js';

@Controller('patients')
export class PatientsController {
  constructor(private readonly patients: PatientsService) {}

  /** Patients by name, chart number, date of birth or telephone. A POST because names do not belong into addresses. */
  @Post('search')
  @HttpCode(200)
  @Allow('patient.search')
  async search(@Body() { text, page, size }: SearchPatientsRequest): Promise<PatientPageResponse> {
    const { items, total } = await this.patients.search(text ?? '', { page, size });
    return { items: items.map((line) => PatientLineResponse.from(line)), total, page, size };
  }

  /** Charts that may already belong to this person. */
  @Post('alike')
  @HttpCode(200)
  @Allow('patient.search')
  async alike(@Body() person: AlikePatientsRequest): Promise<PatientLineResponse[]> {
    return (await this.patients.findAlike(person)).map((line) => PatientLineResponse.from(line));
  }

  @Post()
  @Idempotent()
  @Allow('patient.edit')
  async create(@Body() input: CreatePatientRequest, @CurrentStaff() actor: Actor): Promise<PatientResponse> {
    return PatientResponse.from(await this.patients.create(input), seesAlerts(actor));
  }

  @Get(':id')
  @Allow('patient.read')
  async read(@Param() { id }: IdParam, @CurrentStaff() actor: Actor): Promise<PatientResponse> {
    return PatientResponse.from(await this.patients.open(id), seesAlerts(actor));
  }

  @Put(':id')
  @Allow('patient.edit')
  async update(
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() input: UpdatePatientRequest,
    @CurrentStaff() actor: Actor,
  ): Promise<PatientResponse> {
    const patient = await this.patients.update(id, version, input, seesAlerts(actor));
    return PatientResponse.from(patient, seesAlerts(actor));
  }
}

function seesAlerts({ role }: Actor): boolean {
  return isAllowed(role as Role, 'patient.alerts');
}
