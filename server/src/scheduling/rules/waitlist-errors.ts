import { defineErrors } from '../../platform/errors/domain-error.js';

export const waitlistError = defineErrors({
  'waitlist.notFound': { status: 404, message: 'There is no such entry on the waitlist.' },
  'waitlist.alreadyWaiting': {
    status: 409,
    message: 'This patient is on the waitlist for that already.',
    constraint: 'waitlist_entry_open_once',
  },
  'waitlist.wrongState': { status: 409, message: 'The entry is no longer in a state that allows this.' },
  'waitlist.timesReversed': { status: 422, message: 'The earliest time has to be before the latest.' },
});

export const offerError = defineErrors({
  'offer.notFound': { status: 404, message: 'There is no such offer.' },
  'offer.alreadyOffered': {
    status: 409,
    message: 'A colleague has just offered this time to somebody. Wait for the answer, or withdraw that offer first.',
    constraint: 'slot_offer_one_at_a_time',
  },
  'offer.wrongState': { status: 409, message: 'This offer has been answered already.' },
  'offer.expired': { status: 409, message: 'This offer has run out. Offer the time again if it is still free.' },
  'offer.notSuitable': { status: 409, message: 'This time no longer suits that patient. The list has been reloaded.' },
  'offer.notFree': { status: 409, message: 'Only the time of a cancelled visit or of a no-show can be offered.' },
});
