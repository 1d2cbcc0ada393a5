import { IsIn } from 'class-validator';
import { IdField } from '../platform/http/fields.js';
import type { OfferLine } from './refills.queries.js';
import type { Refills } from './refills.service.js';
import { FASTING_LEAD_HOURS, type Refill } from './rules/refill-ranking.js';

export class RefillsQuery {
  /** The cancelled visit or no-show whose time is free. */
  @IdField()
  bookingId: string;
}

export class OfferRefill {
  @IdField()
  bookingId: string;

  @IsIn(['plan', 'booster', 'consultation'])
  kind: 'plan' | 'booster' | 'consultation';

  /** Of the plan or the booster; for a consultation the patient. */
  @IdField()
  sourceId: string;
}

/** Somebody who may come, and why in this order. Nothing clinical: no disorder, route, dose or score. */
export class RefillResponse {
  kind: 'plan' | 'booster' | 'consultation';
  sourceId: string;
  patientId: string;
  patientName: string;
  /** `overdue`: the next session is late; `unbooked`: it is not booked; `booster`: approved; `waitlist`: asked for it */
  reason: 'overdue' | 'unbooked' | 'booster' | 'waitlist';
  /** Until when the next session should be, to keep the plan's cadence. */
  dueAt: string | null;
  /** YYYY-MM-DD until which the approval of a booster holds. */
  bookBefore: string | null;
  /** On the waitlist since; null when not on it. */
  waitingSince: string | null;
  endsAt: string;
  /** What became of an earlier offer of this time. */
  answered: 'declined' | 'withdrawn' | 'expired' | null;

  static from(refill: Refill): RefillResponse {
    const { kind, sourceId, patientId, patientName, reason, bookBefore, answered } = refill;
    return {
      ...{ kind, sourceId, patientId, patientName, reason, bookBefore, answered },
      dueAt: refill.latestAt?.toISOString() ?? null,
      waitingSince: refill.waitingSince?.toISOString() ?? null,
      endsAt: new Date(refill.placement.until).toISOString(),
    };
  }
}

export class SlotOfferResponse {
  id: string;
  kind: 'plan' | 'booster' | 'consultation';
  patientId: string;
  patientName: string;
  offeredByName: string;
  holdUntil: string;
  /** Left when this was answered, for a countdown that does not trust the clock of the browser. */
  secondsLeft: number;

  static from(offer: OfferLine, now: Date): SlotOfferResponse {
    const { id, kind, patientId, patientName, offeredByName, holdUntil } = offer;
    const secondsLeft = Math.max(0, Math.round((holdUntil.getTime() - now.getTime()) / 1000));
    return { id, kind, patientId, patientName, offeredByName, holdUntil: holdUntil.toISOString(), secondsLeft };
  }
}

export class RefillsResponse {
  bookingId: string;
  roomName: string;
  clinicianName: string;
  /** When a visit would begin: the start of the freed one, or the next five minutes when that has passed. */
  startsAt: string;
  /** Until when the freed visit had the room. */
  roomUntil: string;
  state: 'free' | 'offered' | 'taken' | 'past';
  offer: SlotOfferResponse | null;
  /** Hours without solid food before a dose: nobody is offered a dosing visit that starts sooner. */
  fastingHours: number;
  /** First asked first. */
  items: RefillResponse[];

  static from({ freed, startsAt, state, offer, refills, now }: Refills): RefillsResponse {
    const { bookingId, roomName, clinicianName, roomUntil } = freed;
    return {
      ...{ bookingId, roomName, clinicianName, state, fastingHours: FASTING_LEAD_HOURS },
      startsAt: startsAt.toISOString(),
      roomUntil: roomUntil.toISOString(),
      offer: offer ? SlotOfferResponse.from(offer, now) : null,
      items: refills.map((refill) => RefillResponse.from(refill)),
    };
  }
}
