import { defineErrors } from '../../platform/errors/domain-error.js';

/** Refusals of consultations. */
export const consultationError = defineErrors({
  'consultation.notFound': { status: 404, message: 'There is no such consultation.' },
  'consultation.wrongState': { status: 409, message: 'The consultation is not in a state that allows this.' },
  'consultation.locked': { status: 409, message: 'A signed consultation cannot be changed.' },
  'consultation.screenIncomplete': {
    status: 422,
    message: 'Every contraindication needs an answer before the patient can be found eligible.',
  },
  'consultation.absoluteContraindication': {
    status: 409,
    message: 'An absolute contraindication is present, so the patient cannot be found eligible.',
  },
  'consultation.riskBenefitMissing': {
    status: 422,
    message: 'A relative contraindication is present: going ahead needs a written risk-benefit reason.',
  },
  'consultation.conditionsMissing': { status: 422, message: 'Say under which conditions the patient is eligible.' },
  'consultation.disorderMissing': { status: 422, message: 'Choose the disorder to be treated.' },
  'consultation.unknownQuestion': { status: 422, message: 'The screen has no such question.' },
});
