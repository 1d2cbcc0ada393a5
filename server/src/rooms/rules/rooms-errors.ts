import { defineErrors } from '../../platform/errors/domain-error.js';

export const roomError = defineErrors({
  'room.notFound': { status: 404, message: 'There is no such room.' },
  'location.notFound': { status: 404, message: 'There is no such location.' },
});
