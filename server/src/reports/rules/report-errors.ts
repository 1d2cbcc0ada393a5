import { defineErrors } from '../../platform/errors/domain-error.js';

export const reportError = defineErrors({
  'report.monthsReversed': { status: 422, message: 'The last month lies before the first.' },
});
