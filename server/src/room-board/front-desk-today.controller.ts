import { Controller, Get, Query } from '@nestjs/common';
import { Allow } from '../auth/allow.js';
import { CurrentStaff } from '../auth/current-staff.js';
import type { Actor } from '../platform/http/request-context.js';
import { DeskDayQuery, DeskDayResponse, FrontDeskTodayResponse } from './front-desk-today.dto.js';
import { FrontDeskTodayService } from './front-desk-today.service.js';
import { viewerOf } from './room-board.dto.js';
import { ToScheduleItem, ToScheduleListResponse } from './to-schedule.dto.js';
import { ToScheduleService } from './to-schedule.service.js';

@Controller()
export class FrontDeskTodayController {
  constructor(
    private readonly desk: FrontDeskTodayService,
    private readonly waiting: ToScheduleService,
  ) {}

  /** Visits with lights, rooms, inquiries that wait, what to book. Nothing clinical: causes, never checks or values. */
  @Get('today/front-desk')
  @Allow('today.frontDesk')
  async today(@CurrentStaff() actor: Actor): Promise<FrontDeskTodayResponse> {
    return FrontDeskTodayResponse.from(await this.desk.read(), viewerOf(actor.role));
  }

  /** The visits of another day with their lights: who to call the day before. */
  @Get('today/front-desk/visits')
  @Allow('today.frontDesk')
  async visits(@Query() { date }: DeskDayQuery, @CurrentStaff() actor: Actor): Promise<DeskDayResponse> {
    return DeskDayResponse.from(await this.desk.readDay(date), viewerOf(actor.role));
  }

  /** Plan slots, approved boosters and consultations that wait for a time, most urgent first. */
  @Get('room-board/to-schedule')
  @Allow('booking.book')
  async toSchedule(): Promise<ToScheduleListResponse> {
    const items = (await this.waiting.read()).map((line) => ToScheduleItem.from(line));
    return { items, total: items.length };
  }
}
