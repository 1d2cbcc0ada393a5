import { defineErrors } from '../../platform/errors/domain-error.js';

export const noteError = defineErrors({
  'note.notFound': { status: 404, message: 'There is no such note.' },
  'note.sessionNotFound': { status: 404, message: 'There is no such session.' },
  'note.tooEarly': { status: 409, message: 'A note is begun once the session has started.' },
  'note.notAuthor': { status: 403, message: 'Only its author writes and signs a note.' },
  'note.locked': {
    status: 409,
    message: 'This note is signed. Add an addendum instead.',
    constraint: 'integration_note_signed_immutable',
  },
  'note.notSigned': { status: 409, message: 'Only a signed note takes addenda.' },
  'note.secondPerson': {
    status: 403,
    message: 'Somebody other than the author says that a note was entered in error.',
  },
  'note.empty': { status: 422, message: 'Write something before you sign.' },
  'note.changed': { status: 412, message: 'The note has changed since you read it. Look at it again before you sign.' },
});
