import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { RoomFlowService } from './room-flow.service.js';
import { SlotOffersService } from './slot-offers.service.js';

/** Lets time do what nobody did: turnover ends, and offers that nobody answered. */
@Injectable()
export class DueSweepService implements OnModuleInit {
  constructor(
    private readonly jobs: JobRunner,
    private readonly rooms: RoomFlowService,
    private readonly offers: SlotOffersService,
  ) {}

  onModuleInit(): void {
    this.jobs.add({ name: 'scheduling.turnover', cron: '* * * * *', run: () => this.rooms.releaseDue() });
    this.jobs.add({ name: 'scheduling.offers', cron: '* * * * *', run: () => this.offers.expireDue() });
  }
}
