import {
  assertMayAddend,
  assertMayMarkInError,
  assertMaySign,
  assertMayWrite,
  assertNoteMayBegin,
  errorStatement,
  NOTE_TRANSITIONS,
  noteActions,
  type NoteState,
} from './note-lifecycle.js';

const draft = { state: 'draft', authorId: 'noor', sections: { themes: 'Water' } } as const;
const states = Object.keys(NOTE_TRANSITIONS) as NoteState[];

describe('note lifecycle', () => {
  it('reaches every state from the draft', () => {
    const reached = new Set<string>(['draft']);
    for (const state of reached) for (const next of NOTE_TRANSITIONS[state as NoteState]) reached.add(next);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it.each(['scheduled', 'checked_in', 'ready', 'held', 'cancelled', 'no_show', 'rescheduled'])(
    'begins no note while the session is %s',
    (state) => {
      expect(() => assertNoteMayBegin(state)).toThrow(expect.objectContaining({ code: 'note.tooEarly' }));
    },
  );

  it.each(['in_session', 'aborted', 'recovering', 'discharged', 'closed'])('begins one when it is %s', (state) => {
    expect(() => assertNoteMayBegin(state)).not.toThrow();
  });

  it('lets only the author write', () => {
    expect(() => assertMayWrite(draft, 'noor')).not.toThrow();
    expect(() => assertMayWrite(draft, 'dara')).toThrow(expect.objectContaining({ code: 'note.notAuthor' }));
  });

  it.each(states.filter((state) => state !== 'draft'))('changes no %s note', (state) => {
    expect(() => assertMayWrite({ ...draft, state }, 'noor')).toThrow(expect.objectContaining({ code: 'note.locked' }));
  });

  it('signs nothing that says nothing', () => {
    const blank = { ...draft, sections: { themes: ' \n' } };
    expect(() => assertMaySign(blank, 'noor')).toThrow(expect.objectContaining({ code: 'note.empty' }));
  });

  it.each(states.filter((state) => state !== 'signed'))('adds nothing to a %s note', (state) => {
    expect(() => assertMayAddend({ state })).toThrow(expect.objectContaining({ code: 'note.notSigned' }));
  });

  it.each(states.filter((state) => state !== 'signed'))('takes no %s note out of use', (state) => {
    expect(() => assertMayMarkInError({ ...draft, state }, 'dara')).toThrow(
      expect.objectContaining({ code: 'note.notSigned' }),
    );
  });

  it('leaves that to a second person, whose reason stands on the note', () => {
    expect(() => assertMayMarkInError({ ...draft, state: 'signed' }, 'noor')).toThrow(
      expect.objectContaining({ code: 'note.secondPerson' }),
    );
    expect(() => assertMayMarkInError({ ...draft, state: 'signed' }, 'dara')).not.toThrow();
    expect(errorStatement('duplicate', undefined)).toBe('Entered twice.');
    expect(errorStatement('wrong_patient', 'Same first name')).toBe('Written about another patient: Same first name');
  });

  it('offers what would be accepted', () => {
    expect(noteActions(draft, 'noor')).toEqual(['write', 'sign', 'discard']);
    expect(noteActions(draft, 'dara')).toEqual([]);
    expect(noteActions({ ...draft, state: 'signed' }, 'noor')).toEqual(['addend']);
    expect(noteActions({ ...draft, state: 'signed' }, 'dara')).toEqual(['addend', 'markInError']);
    expect(noteActions({ ...draft, state: 'entered_in_error' }, 'noor')).toEqual([]);
  });
});
