import { Injectable } from '@nestjs/common';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { currentActor } from '../platform/http/request-context.js';
import { Booking } from './booking.entity.js';
import { GAP, type GapWord } from './rules/overriding.js';

/** Writes down at a booking that a clinician let a gap between doses be shorter than it has to be. */
@Injectable()
export class GapOverrides {
  constructor(
    private readonly db: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Call it in the transaction that placed the booking: nobody has seen it without, so its version stays.
   * @param words about the doses that it is too close to; what it says about others stays
   */
  keep(booking: Booking, words: readonly GapWord[], reason: string): Promise<void> {
    return this.db.transaction(async () => {
      const { id, patientId, overrideCodes } = booking;
      const kept = booking.gapOverrides.filter(({ to }) => words.every((word) => word.to !== to));
      const changes = {
        ...{ overrideReason: reason, overrideCodes: [...new Set([...overrideCodes, GAP])] },
        ...{ gapOverrides: [...kept, ...words], gapOverrideBy: currentActor().staffId },
      };
      await this.db.repository(Booking).update({ id }, changes);
      const { gapOverrides, gapOverrideBy } = changes;
      await this.audit.record({
        ...{ action: 'booking.overrideGap', resource: { type: 'booking', id }, patientId, reason },
        changes: changedFields(booking, { overrideCodes: changes.overrideCodes, gapOverrides, gapOverrideBy }),
      });
    });
  }
}
