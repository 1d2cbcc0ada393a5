import { addMinutes } from '../../platform/time/interval.js';
import { offerError } from './waitlist-errors.js';

/** How long an offered time is kept for one person [J]: long enough to be called back, short enough for the next. */
export const OFFER_MINUTES = 30;

export const OFFER_STATES = ['offered', 'booked', 'declined', 'withdrawn', 'expired'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** What an offered time is for: the next session of a plan, an approved booster, a consultation. */
export const OFFER_KINDS = ['plan', 'booster', 'consultation'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** An offer never outlasts the start of what is offered. */
export function offerEnds(now: Date, startsAt: Date): Date {
  const until = addMinutes(now, OFFER_MINUTES);
  return until < startsAt ? until : startsAt;
}

/** Whether an offer still keeps its time; one that has run out does not, whether or not anybody wrote it down. */
export function isOpenOffer(offer: { readonly state: OfferState; readonly holdUntil: Date }, now: Date): boolean {
  return offer.state === 'offered' && offer.holdUntil > now;
}

/** @throws offer.wrongState, offer.expired (409) */
export function assertAnswerable(offer: { readonly state: OfferState; readonly holdUntil: Date }, now: Date): void {
  if (offer.state !== 'offered') throw offerError(offer.state === 'expired' ? 'offer.expired' : 'offer.wrongState');
  if (!isOpenOffer(offer, now)) throw offerError('offer.expired');
}
