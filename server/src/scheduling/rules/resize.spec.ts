import { resizedPhases } from './resize.js';
import { CONSULTATION_PHASES, SESSION_PHASES, visitMinutes } from './visit-phases.js';

describe('resizedPhases', () => {
  it('lets recovery take the difference in a session and the conversation in a consultation', () => {
    expect(resizedPhases('session', SESSION_PHASES, 135)).toEqual({ ...SESSION_PHASES, recovery: 60 });
    expect(resizedPhases('session', SESSION_PHASES, 90)).toEqual({ ...SESSION_PHASES, recovery: 15 });
    expect(resizedPhases('consultation', CONSULTATION_PHASES, 45)).toEqual({ ...CONSULTATION_PHASES, session: 45 });
  });

  it('changes nothing when the length stays', () => {
    expect(resizedPhases('session', SESSION_PHASES, visitMinutes(SESSION_PHASES))).toEqual(SESSION_PHASES);
  });

  it('keeps a quarter of an hour, and the room for at most twelve hours', () => {
    expect(resizedPhases('session', SESSION_PHASES, 0).recovery).toBe(15);
    expect(resizedPhases('consultation', CONSULTATION_PHASES, -30).session).toBe(15);
    const longest = resizedPhases('session', SESSION_PHASES, 2_000);
    expect(visitMinutes(longest) + longest.turnover).toBe(720);
  });
});
