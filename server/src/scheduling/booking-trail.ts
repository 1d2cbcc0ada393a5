import { Injectable } from '@nestjs/common';
import { AuditService, changedFields } from '../audit/audit.service.js';
import { EventPublisher } from '../platform/events/event-publisher.js';
import type { Booking } from './booking.entity.js';

type Known = Pick<Booking, 'id' | 'version' | 'patientId'>;

/** What every change of a booking leaves behind in its transaction: a line of the audit trail, and an event for the screens. */
@Injectable()
export class BookingTrail {
  constructor(
    private readonly audit: AuditService,
    private readonly events: EventPublisher,
  ) {}

  /** Time that was taken or kept. */
  async taken(action: 'booking.book' | 'booking.hold', booking: Booking): Promise<void> {
    const { roomId, startsAt, overrideCodes } = booking;
    await this.audit.record({
      action,
      resource: { type: 'booking', id: booking.id },
      patientId: booking.patientId,
      reason: booking.overrideReason,
      changes: changedFields({ overrideCodes: [] as readonly string[] } as Booking, {
        roomId,
        startsAt,
        overrideCodes,
      }),
    });
    await this.#publish(action === 'booking.hold' ? 'booking.held' : 'booking.booked', booking);
  }

  /** @param version that the booking has with the changes */
  async changed(action: string, booking: Booking, changes: Partial<Booking>, version: number): Promise<void> {
    await this.audit.record({
      action,
      resource: { type: 'booking', id: booking.id },
      patientId: booking.patientId,
      reason: changes.reason ?? changes.overrideReason ?? null,
      changes: changedFields(booking, withoutReasons(changes)),
    });
    await this.#publish(action, { ...booking, version });
  }

  /** Time that was kept and is free again: the rows are gone, so the event goes one version beyond them. */
  async holdsEnded(holds: readonly Known[]): Promise<void> {
    for (const { id, version, patientId } of holds) {
      await this.audit.record({ action: 'booking.holdEnded', resource: { type: 'booking', id }, patientId });
      await this.#publish('booking.holdEnded', { id, version: version + 1, patientId });
    }
  }

  #publish(type: string, { id, version, patientId }: Known): Promise<void> {
    return this.events.publish({ type, entityId: id, version, topics: ['board', 'today', `patient:${patientId}`] });
  }
}

function withoutReasons({
  reason: _reason,
  overrideReason: _overrideReason,
  ...rest
}: Partial<Booking>): Partial<Booking> {
  return rest;
}
