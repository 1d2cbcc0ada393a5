import { defineErrors } from '../../platform/errors/domain-error.js';

/** Refusals of boosters. */
export const boosterError = defineErrors({
  'booster.notFound': { status: 404, message: 'There is no such booster.' },
  'booster.wrongState': { status: 409, message: 'The booster is not in a state that allows this.' },
  'booster.noCompletedPlan': {
    status: 409,
    message: 'A booster follows a completed plan, and this patient has none.',
  },
  'booster.openPlan': {
    status: 409,
    message: 'This patient has an open plan. A booster is never given in the middle of a plan.',
    constraint: 'booster_after_completed_plan',
  },
  'booster.reviewTooOld': {
    status: 409,
    message: 'A dose was given after the last review. Review again before going on.',
  },
  'booster.noteMissing': { status: 422, message: 'An approval needs a review note.' },
  'booster.alreadyOpen': {
    status: 409,
    message: 'A booster is already under way for this patient.',
    constraint: 'booster_one_open',
  },
  'booster.bookBeforePassed': {
    status: 409,
    message: 'The approval ran out before a session was booked. Review again.',
  },
  'booster.nextReviewInPast': { status: 422, message: 'The next review has to be today or later.' },
});
