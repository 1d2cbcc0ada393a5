import { Injectable } from '@nestjs/common';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { Booking } from './booking.entity.js';
import { GAP } from './rules/overriding.js';

/** Writes down at a booking that a clinician let a gap between doses be shorter than it has to be. */
@Injectable()
export class GapOverrides {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Call it in the transaction that placed the booking: nobody has seen it without, so its version stays.
   * @param minutes to the nearest other dose
   */
  keep(booking: Booking, minutes: number, reason: string): Promise<void> {
    return this.db.transaction(async () => {
      const { id, patientId, overrideCodes } = booking;
      const changes = {
        ...{ overrideReason: reason, overrideCodes: [...new Set([...overrideCodes, GAP])] },
        ...{ gapOverrideMinutes: minutes, gapOverrideBy: currentActor().staffId },
      };
      await this.db.repository(Booking).update({ id }, changes);
      const { gapOverrideMinutes, gapOverrideBy } = changes;
      await this.audit.record({
        ...{ action: 'booking.overrideGap', resource: { type: 'booking', id }, patientId, reason },
        changes: changedFields(booking, { overrideCodes: changes.overrideCodes, gapOverrideMinutes, gapOverrideBy }),
      });
    });
  }
}
