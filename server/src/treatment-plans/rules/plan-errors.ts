import { defineErrors } from '../../platform/errors/domain-error.js';

/** Refusals of treatment plans. */
export const planError = defineErrors({
  'plan.notFound': { status: 404, message: 'There is no such treatment plan.' },
  'plan.wrongState': { status: 409, message: 'The plan is not in a state that allows this.' },
  'plan.notEligible': {
    status: 409,
    message: 'A plan needs a signed consultation that found the patient eligible and has not expired.',
  },
  'plan.disorderDiffers': { status: 422, message: 'The plan has to treat what the signed consultation found.' },
  'plan.alreadyOpen': {
    status: 409,
    message: 'This patient already has an open plan. A person can have only one, because dose exposure is per person.',
    constraint: 'treatment_plan_one_open',
  },
  'plan.besideBooster': {
    status: 409,
    message: 'A booster is approved or booked for this patient. Decline or finish it before a new plan is accepted.',
    constraint: 'treatment_plan_beside_booster',
  },
  'plan.sizeInvalid': {
    status: 422,
    message: 'A plan has exactly 3 or 6 sessions.',
    constraint: 'treatment_plan_size',
  },
  'plan.dosesInvalid': { status: 422, message: 'Every slot needs an ordered dose.', constraint: 'plan_slot_dose_sane' },
  'plan.slotsDone': {
    status: 409,
    message: 'More than 3 sessions are done, so the plan can no longer become one of 3.',
  },
  'plan.slotsInUse': {
    status: 409,
    message: 'A session was already booked for slot 4, 5 or 6, so these slots cannot be removed.',
    constraint: 'plan_slot_not_booked',
  },
  'plan.sameSize': { status: 422, message: 'The plan already has this number of sessions.' },
  'plan.countInvalid': {
    status: 409,
    message: 'A plan cannot count more sessions than it has slots.',
    constraint: 'treatment_plan_counted_range',
  },
  'plan.consentInFuture': { status: 422, message: 'Consent cannot be signed in the future.' },
  'plan.reviewInPast': { status: 422, message: 'The review date has to be today or later.' },
});
