import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { platformError } from '../platform/errors/platform-errors.js';
import { CalendarRecords } from '../rooms/calendar-records.service.js';
import { notValid } from '../rooms/rules/calendar-errors.js';
import { visitMinutes, type VisitPhases } from './rules/visit-phases.js';
import { VisitTemplate } from './visit-template.entity.js';

const LEAST_MINUTES = 5;
const MOST_MINUTES = 600;

/** The minutes that visits are booked with from now on; what is booked keeps its own. */
@Injectable()
export class VisitTemplatesService {
  constructor(
    private readonly db: Database,
    private readonly records: CalendarRecords,
  ) {}

  /** @throws calendar.notValid, request.notFound, request.stale */
  change(id: string, version: number, phases: VisitPhases): Promise<void> {
    return this.db.transaction(async () => {
      const found = await this.db.repository(VisitTemplate).findOneBy({ id });
      if (!found) throw platformError('request.notFound');
      const minutes = visitMinutes(phases);
      if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
        throw notValid({
          session: [`A visit lasts ${LEAST_MINUTES} to ${MOST_MINUTES} minutes; this one ${minutes}.`],
        });
      }
      const dosed = found.purpose !== 'consultation' && found.purpose !== 'integration_follow_on';
      if (dosed && phases.session === 0) throw notValid({ session: ['A dosing visit has a session.'] });
      if (dosed && phases.recovery === 0)
        throw notValid({ recovery: ['A dosing visit has a recovery that is watched.'] });
      const raised = await this.db.updateVersioned(VisitTemplate, { id, version }, { ...phases });
      await this.records.tell({
        ...{ action: 'calendar.changeTemplate', itemId: id, version: raised },
        ...{ before: phasesOf(found), after: phasesOf(phases) },
      });
    });
  }
}

function phasesOf({ prep, session, recovery, integration, turnover }: VisitPhases): Record<string, unknown> {
  return { prep, session, recovery, integration, turnover };
}
