import {
  assertMayBecome,
  assertMovable,
  assertMayUndoCheckIn,
  receptionCommands,
  SESSION_TRANSITIONS,
  sessionCommands,
  type SessionState,
  takesSlot,
} from './session-lifecycle.js';

const STATES = Object.keys(SESSION_TRANSITIONS) as SessionState[];

describe('session lifecycle', () => {
  it('reaches every state from scheduled', () => {
    const reached = new Set<SessionState>(['scheduled']);
    for (const state of reached) for (const next of SESSION_TRANSITIONS[state]) reached.add(next);
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('allows the moves of the table and refuses every other', () => {
    for (const from of STATES) {
      for (const to of STATES) {
        const move = () => assertMayBecome(from, to);
        if ((SESSION_TRANSITIONS[from] as readonly string[]).includes(to)) expect(move).not.toThrow();
        else
          expect(move).toThrow(
            expect.objectContaining({
              code: 'session.wrongState',
              context: expect.objectContaining({ facts: { from, to } }),
            }),
          );
      }
    }
  });

  it.each(['closed', 'cancelled', 'no_show', 'rescheduled'] as const)('ends in %s', (state) => {
    expect(
      sessionCommands(state, { recoveryEnded: true, dosed: true }).filter((command) => command !== 'note'),
    ).toEqual([]);
  });

  it('never lets a held, cancelled or missed session take its slot, nor an aborted one that was left out', () => {
    for (const state of ['held', 'cancelled', 'no_show', 'rescheduled'] as const) {
      expect(takesSlot({ state, countsTowardPlan: true })).toBe(false);
    }
    expect(takesSlot({ state: 'discharged', countsTowardPlan: false })).toBe(false);
    expect(takesSlot({ state: 'aborted', countsTowardPlan: true })).toBe(true);
  });

  it('takes back a check-in until a reading was taken or the patient is in the room', () => {
    expect(() => assertMayUndoCheckIn('checked_in', 0)).not.toThrow();
    expect(() => assertMayUndoCheckIn('checked_in', 1)).toThrow(
      expect.objectContaining({ code: 'session.wrongState' }),
    );
    expect(
      STATES.filter((state) => sessionCommands(state, { recoveryEnded: false, dosed: true }).includes('undoCheckIn')),
    ).toEqual(['checked_in']);
  });

  it('offers one step of the visit at a time', () => {
    const steps = ['checkIn', 'ready', 'start', 'recovery', 'discharge', 'close'];
    const offered = (state: SessionState) =>
      sessionCommands(state, { recoveryEnded: false, dosed: true }).filter((command) => steps.includes(command));
    expect(
      ['scheduled', 'checked_in', 'ready', 'in_session', 'recovering', 'discharged'].map((s) =>
        offered(s as SessionState),
      ),
    ).toEqual(steps.map((step) => [step]));
  });

  it('moves before a room is taken; who is here, within the day', () => {
    const today = { now: new Date('2027-03-01T15:00:00Z'), zone: 'America/New_York' };
    const [soon, tomorrow] = [new Date('2027-03-01T17:00:00Z'), new Date('2027-03-02T05:00:00Z')];
    const movable = (startsAt: Date) =>
      STATES.filter((state) => {
        try {
          assertMovable(state, startsAt, today);
          return true;
        } catch {
          return false;
        }
      });
    expect(movable(soon)).toEqual(['scheduled', 'checked_in', 'held']);
    expect(movable(tomorrow)).toEqual(['scheduled', 'held']);
  });

  it('offers neither recovery nor discharge nor signature before something was given', () => {
    const undosed = { recoveryEnded: false, dosed: false };
    expect(sessionCommands('in_session', undosed)).toEqual(['vitals', 'dose', 'abort', 'note']);
    expect(sessionCommands('recovering', undosed)).not.toContain('discharge');
    expect(sessionCommands('discharged', undosed)).not.toContain('close');
  });

  it('offers a late dose only to a discharged record that lacks one', () => {
    const doses = (dosed: boolean) =>
      STATES.filter((state) => sessionCommands(state, { recoveryEnded: true, dosed }).includes('dose'));
    expect(doses(true)).toEqual(['in_session', 'aborted', 'recovering']);
    expect(doses(false)).toEqual(['in_session', 'aborted', 'recovering', 'discharged']);
  });

  it('offers to the desk what its state allows there, and nothing of the chair', () => {
    expect(receptionCommands('scheduled')).toEqual(['checkIn', 'readiness', 'cancel', 'noShow', 'move']);
    expect(receptionCommands('checked_in')).toEqual(['undoCheckIn', 'readiness', 'cancel', 'move']);
    expect(receptionCommands('recovering')).toEqual([]);
  });
});
