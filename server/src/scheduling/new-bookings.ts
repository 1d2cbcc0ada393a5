import { rowKind } from '../platform/database/row-batch.js';
import type { Booking } from './booking.entity.js';

/** Bookings as they are written: all of a unit in one statement, in the order in which they were added. */
export const NEW_BOOKINGS = rowKind<Booking>('booking', {
  ...{ id: 'uuid', locationId: 'uuid', roomId: 'uuid', patientId: 'uuid', clinicianId: 'uuid', purposeKind: 'text' },
  ...{ purposeId: 'uuid', startsAt: 'timestamptz', endsAt: 'timestamptz', roomUntil: 'timestamptz', phases: 'jsonb' },
  ...{ state: 'text', holdUntil: 'timestamptz', heldBy: 'uuid', rescheduledFromId: 'uuid', cancelledBy: 'text' },
  ...{ reason: 'text', cancelledLate: 'boolean', version: 'integer', createdAt: 'timestamptz' },
  ...{ overrideReason: 'text', overrideCodes: 'text[]', gapOverrides: 'jsonb', gapOverrideBy: 'uuid' },
});
