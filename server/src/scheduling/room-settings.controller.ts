import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import { isAllowed } from '../auth/rules/permissions.js';
import { IdParam } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.js';
import { IfMatch } from '../platform/http/if-match.js';
import type { Actor } from '../platform/http/request-context.js';
import type { Role } from '../staff/rules/roles.js';
import { CalendarOverview } from './calendar-overview.service.js';
import {
  NewRoomBody,
  RoomServiceBody,
  RoomSettingsBody,
  RoomSettingsResponse,
  RoomSpanBody,
} from './room-settings.dto.js';
import { RoomSettingsService } from './room-settings.service.js';

@Controller('calendar')
export class RoomSettingsController {
  constructor(
    private readonly overview: CalendarOverview,
    private readonly settings: RoomSettingsService,
  ) {}

  /** Rooms of every location with the time they cannot be used. */
  @Get('rooms')
  @Allow('calendar.read')
  async list(@CurrentStaff() { role }: Actor): Promise<RoomSettingsResponse[]> {
    const mayEdit = isAllowed(role as Role, 'calendar.edit');
    return (await this.overview.roomsWithSpans()).map((rows) => RoomSettingsResponse.from({ ...rows, mayEdit }));
  }

  @Post('rooms')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async add(@Body() { locationId, ...settings }: NewRoomBody): Promise<void> {
    await this.settings.add(locationId, settings);
  }

  /** A changed turnover is taken by new bookings only. */
  @Put('rooms/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  change(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: RoomSettingsBody): Promise<void> {
    return this.settings.change(id, version, body);
  }

  /** Out of service until further notice, or back. @throws {409} bookings ahead that nobody has looked at */
  @Put('rooms/:id/service')
  @HttpCode(204)
  @Allow('calendar.edit')
  setInService(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: RoomServiceBody): Promise<void> {
    return this.settings.setInService(id, version, body.inService, body.acknowledged ?? []);
  }

  /** For good. @throws {409} bookings ahead */
  @Post('rooms/:id/retire')
  @HttpCode(204)
  @Allow('calendar.edit')
  retire(@Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.settings.retire(id, version);
  }

  /** @throws {409} bookings in that time that nobody has looked at */
  @Post('rooms/:id/outages')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async addOutage(@Param() { id }: IdParam, @Body() body: RoomSpanBody): Promise<void> {
    await this.settings.addSpan('outage', id, spanOf(body), body.acknowledged ?? []);
  }

  @Put('outages/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  changeOutage(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: RoomSpanBody): Promise<void> {
    return this.settings.changeSpan('outage', id, version, spanOf(body), body.acknowledged ?? []);
  }

  @Delete('outages/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  removeOutage(@Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.settings.removeSpan('outage', id, version);
  }

  /** @throws {409} bookings in that time that nobody has looked at */
  @Post('rooms/:id/blocks')
  @HttpCode(204)
  @Idempotent()
  @Allow('calendar.edit')
  async addBlock(@Param() { id }: IdParam, @Body() body: RoomSpanBody): Promise<void> {
    await this.settings.addSpan('block', id, spanOf(body), body.acknowledged ?? []);
  }

  @Put('blocks/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  changeBlock(@Param() { id }: IdParam, @IfMatch() version: number, @Body() body: RoomSpanBody): Promise<void> {
    return this.settings.changeSpan('block', id, version, spanOf(body), body.acknowledged ?? []);
  }

  @Delete('blocks/:id')
  @HttpCode(204)
  @Allow('calendar.edit')
  removeBlock(@Param() { id }: IdParam, @IfMatch() version: number): Promise<void> {
    return this.settings.removeSpan('block', id, version);
  }
}

function spanOf({ startsAt, endsAt, reason }: RoomSpanBody) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), reason };
}
