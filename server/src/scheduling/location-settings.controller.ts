import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import { CalendarOverview } from './calendar-overview.service.js';
import { AcknowledgedBody } from './calendar-fields.dto.js';
import {
  DateHoursBody,
  LocationSettingsBody,
  LocationSettingsResponse,
  RoomOrderBody,
} from './location-settings.dto.js';
import { LocationSettingsService } from './location-settings.service.js';
import { RoomSettingsService } from './room-settings.service.js';

@Controller('calendar')
export class LocationSettingsController {
  constructor(
    private readonly overview: CalendarOverview,
    private readonly settings: LocationSettingsService,
    private readonly rooms: RoomSettingsService,
  ) {}

  /** Locations with their hours, and the dates on which they have others. */
  @Get('locations')
  @Allow('calendar.read')
  async list(@CurrentStaff() { role }: Actor): Promise<LocationSettingsResponse[]> {
    const mayEdit = isAllowed(role as Role, 'calendar.edit');
    return (await this.overview.locations()).map((rows) => LocationSettingsResponse.from({ ...rows, mayEdit }));
  }

  /** @throws {409} bookings ahead keep the zone, or would be left outside @throws {412} somebody else saved */
  @Put('locations/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  change(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: LocationSettingsBody): Promise<void> {
    const { acknowledged = [], ...settings } = body;
    return this.settings.change(id, version, settings, acknowledged);
  }

  /** The columns of the board in this order. */
  @Post('locations/:id/room-order')
  @HttpCode(204)
  @Allow('calendar.edit')
  order(@Param() { id }: IdParam, @Body() { roomIds }: RoomOrderBody): Promise<void> {
    return this.rooms.order(id, roomIds);
  }

  /** Other hours on one date, or none. @throws {409} the date has some, or bookings would be left outside */
  @Post('locations/:id/exceptions')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async addException(@Param() { id }: IdParam, @Body() body: DateHoursBody): Promise<void> {
    const { acknowledged = [], ...exception } = body;
    await this.settings.addException(id, exception, acknowledged);
  }

  @Put('exceptions/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  changeException(
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { acknowledged = [], ...exception }: DateHoursBody,
  ): Promise<void> {
    return this.settings.changeException(id, version, exception, acknowledged);
  }

  /** The usual hours again. */
  @Post('exceptions/:id/remove')
  @HttpCode(204)
  @Allow('calendar.edit')
  removeException(
    @Param() { id }: IdParam,
    @IfMatch() version: number,
    @Body() { acknowledged = [] }: AcknowledgedBody,
  ): Promise<void> {
    return this.settings.removeException(id, version, acknowledged);
  }
}
