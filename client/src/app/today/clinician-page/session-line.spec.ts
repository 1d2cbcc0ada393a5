import { ClinicianToday, TodayConsultation, TodaySession } from '../clinician-today-api';
import { age, placeOf, sessionLook, visitsOf } from './session-line';

const NOW = Date.parse('2027-03-01T16:08:00Z');
const session = (values: Partial<TodaySession>) => ({ recoveryEndedAt: null, ...values }) as TodaySession;

describe('line of a session', () => {
  it('says how long the running phase lasts', () => {
    const inSession = session({ state: 'in_session', doseStartedAt: '2027-03-01T15:30:00Z' });
    expect(sessionLook(inSession, NOW)).toMatchObject({ words: 'In session 38 min', tone: 'in-session', live: true });
    const recovering = { state: 'recovering', recoveryStartedAt: '2027-03-01T16:00:00Z' };
    expect(sessionLook(session(recovering), NOW).words).toBe('Recovering 8 min');
    const talking = session({ ...recovering, recoveryEndedAt: '2027-03-01T16:06:00Z' });
    expect(sessionLook(talking, NOW)).toMatchObject({ words: 'Integration 2 min', tone: 'integration' });
  });

  it('keeps what is over or not begun quiet', () => {
    for (const state of ['scheduled', 'closed', 'no_show', 'held']) {
      expect(sessionLook(session({ state }), NOW).live).toBe(false);
    }
  });

  it('writes places and ages', () => {
    expect(placeOf({ ordinal: 2, sessionCount: 6 })).toBe('2 of 6');
    expect(placeOf({ ordinal: null, sessionCount: null })).toBe('Booster');
    expect([age(40_000), age(91 * 60_000), age(25 * 3_600_000), age(73 * 3_600_000)]).toEqual([
      ...['0 min', '1 h 31', '1 day', '3 days'],
    ]);
  });
});

describe('visits of a day', () => {
  const consultation = (values: Partial<TodayConsultation>) =>
    ({ consultationId: 'c', patientName: 'Lottie Braithe', roomName: 'Elm', ...values }) as TodayConsultation;
  const dayOf = (sessions: TodaySession[], consultations: TodayConsultation[]) =>
    ({ sessions, consultations }) as unknown as ClinicianToday;

  it('puts consultations between the sessions, each with its own address', () => {
    const sessions = ['15:00', '18:00'].map((time) =>
      session({ sessionId: time, state: 'scheduled', startsAt: `2027-03-01T${time}:00Z`, ordinal: null }),
    );
    const talk = consultation({ state: 'checked_in', startsAt: '2027-03-01T16:00:00Z' });
    const lines = visitsOf(dayOf(sessions, [talk]), NOW);
    expect(lines.map(({ id }) => id)).toEqual(['15:00', 'c', '18:00']);
    expect(lines[1]).toMatchObject({
      ...{ place: 'Consultation', opens: 'Open the consultation of Lottie Braithe', wantsNote: false },
      ...{ look: { words: 'Arrived', live: true }, link: ['/', 'consultations', 'c'] },
    });
  });

  it('says that a finished consultation waits for its signature', () => {
    const looks = (['in_progress', 'completed', 'signed'] as const).map(
      (state) => visitsOf(dayOf([], [consultation({ state, startsAt: '2027-03-01T16:00:00Z' })]), NOW)[0]?.look.words,
    );
    expect(looks).toEqual(['In consultation', 'To sign', 'Signed']);
  });
});
