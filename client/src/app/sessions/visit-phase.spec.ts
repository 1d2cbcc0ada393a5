import { SessionConsole } from './session-api';
import { elapsed, livePhase, phaseStart } from './visit-phase';

const at = (state: SessionConsole['state'], recoveryEndedAt: string | null = null) =>
  ({ state, recoveryEndedAt, recoveryStartedAt: 'r', doseStartedAt: 'd', checkedInAt: 'c' }) as SessionConsole;

describe('phase of a visit', () => {
  it('follows the state', () => {
    expect(livePhase(at('scheduled'))).toBeUndefined();
    expect(livePhase(at('ready'))).toBe('prep');
    expect(livePhase(at('in_session'))).toBe('session');
    expect(livePhase(at('recovering'))).toBe('recovery');
    expect(livePhase(at('recovering', 'e'))).toBe('integration');
    expect(livePhase(at('discharged', 'e'))).toBeUndefined();
    expect([phaseStart(at('in_session')), phaseStart(at('recovering')), phaseStart(at('closed'))]).toEqual([
      'd',
      'r',
      null,
    ]);
  });

  it('writes elapsed time', () => {
    expect(elapsed(38 * 60_000 + 26_400)).toBe('38:26');
    expect(elapsed(3_850_000)).toBe('1:04:10');
    expect(elapsed(-5)).toBe('00:00');
  });
});
