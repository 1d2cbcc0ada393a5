import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../platform/time/clock.js';
import { CalendarQueries } from '../scheduling/calendar.queries.js';
import type { Calendar } from '../scheduling/rules/obstacles.js';
import { bookingError } from '../scheduling/rules/scheduling-errors.js';
import { isOpenOffer } from '../scheduling/rules/slot-offer.js';
import { offerError } from '../scheduling/rules/waitlist-errors.js';
import { RefillCandidates } from './refill-candidates.service.js';
import { type FreedTime, type OfferLine, RefillsQueries } from './refills.queries.js';
import { rankRefills, type Refill, refillStart } from './rules/refill-ranking.js';

/** A freed time and who may come instead. */
export interface Refills {
  readonly freed: FreedTime;
  /** When a visit would begin. */
  readonly startsAt: Date;
  readonly state: 'free' | 'offered' | 'taken' | 'past';
  /** The open offer, if there is one. */
  readonly offer: OfferLine | undefined;
  readonly now: Date;
  /** First asked first; empty unless the time is free. */
  readonly refills: readonly Refill[];
}

/** Ranks who is offered the time of a cancelled visit or of a no-show. */
@Injectable()
export class RefillsService {
  constructor(
    private readonly db: Database,
    private readonly queries: RefillsQueries,
    private readonly candidates: RefillCandidates,
    private readonly calendar: CalendarQueries,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Recorded as read. @throws booking.notFound, offer.notFree (409: the visit takes place) */
  read(bookingId: string): Promise<Refills> {
    return this.db.transaction(async () => {
      const found = await this.find(bookingId);
      const shown = [...found.refills, ...(found.offer ? [found.offer] : [])].map(({ patientId }) => patientId);
      await this.audit.record({
        ...{ action: 'board.refills', resource: { type: 'booking', id: bookingId }, changes: { shown } },
      });
      return found;
    });
  }

  /** @throws booking.notFound, offer.notFree */
  async find(bookingId: string): Promise<Refills> {
    const freed = await this.queries.findFreed(bookingId);
    if (!freed) throw bookingError('booking.notFound');
    if (freed.state !== 'cancelled' && freed.state !== 'no_show') throw offerError('offer.notFree');
    const now = this.clock.now();
    const startsAt = refillStart(freed.startsAt, now);
    const offers = await this.queries.offersOf(bookingId);
    const offer = offers.find((one) => isOpenOffer(one, now));
    const nobody = { freed, startsAt, now, offer, refills: [] };
    if (offer) return { ...nobody, state: 'offered' };
    if (startsAt >= freed.roomUntil) return { ...nobody, state: 'past' };
    const { locationId, timeZone: zone } = freed;
    const until = new Date(startsAt.getTime() + 12 * 3_600_000);
    const calendar = await this.calendar.loadBookable({ locationId, from: startsAt, until });
    if (isTaken(calendar, freed, startsAt)) return { ...nobody, state: 'taken' };
    const candidates = await this.candidates.find(freed, startsAt, offers);
    return { ...nobody, state: 'free', refills: rankRefills(candidates, { calendar, zone, now }) };
  }
}

/** Whether somebody else has the room or the clinician at that moment. */
function isTaken({ taken }: Calendar, { roomId, clinicianId }: FreedTime, startsAt: Date): boolean {
  const at = startsAt.getTime();
  return taken.some(
    (other) =>
      (other.roomId === roomId && other.from <= at && at < other.roomUntil) ||
      (other.clinicianId === clinicianId && other.from <= at && at < other.until),
  );
}
