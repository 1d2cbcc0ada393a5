import { defineErrors } from '../../platform/errors/domain-error.js';

/** Refusals of outcome scores. */
export const scoreError = defineErrors({
  'score.notFound': { status: 404, message: 'There is no such score.' },
  'score.incomplete': { status: 422, message: 'An incomplete form has no total.' },
  'score.outOfRange': {
    status: 422,
    message: 'A GAD-7 total lies between 0 and 21.',
    constraint: 'score_gad7_range',
  },
  'score.totalDiffers': { status: 422, message: 'The total is not the sum of the items.' },
  'score.inFuture': { status: 422, message: 'A score cannot be taken in the future.' },
  'score.alreadyVoid': { status: 409, message: 'This score is void already.' },
});
