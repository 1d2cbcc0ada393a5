import { CONSULTATION_PHASES, FIRST_SESSION_PHASES, SESSION_PHASES, visitMinutes } from './visit-phases.js';
import { actualTimes, begunTimes, isLateNotice, isStillThere, phasesIn, plannedTimes } from './visit-times.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe('visit phases', () => {
  it('make a 120-minute room block around 45 minutes of session (domain.md 1.2)', () => {
    expect(visitMinutes(SESSION_PHASES)).toBe(105);
    expect(visitMinutes(SESSION_PHASES) + SESSION_PHASES.turnover).toBe(120);
    expect(visitMinutes(FIRST_SESSION_PHASES)).toBe(120);
    expect(visitMinutes(CONSULTATION_PHASES)).toBe(60);
  });
});

describe('plannedTimes', () => {
  it('keeps turnover out of the visit and in the room', () => {
    expect(plannedTimes(at('08:00'), SESSION_PHASES)).toEqual({
      startsAt: at('08:00'),
      endsAt: at('09:45'),
      roomUntil: at('10:00'),
    });
  });

  it("uses the room's own turnover", () => {
    expect(plannedTimes(at('08:00'), phasesIn({ turnoverMinutes: 30 }, SESSION_PHASES)).roomUntil).toEqual(at('10:15'));
  });
});

describe('actualTimes', () => {
  const booking = { startsAt: at('08:00'), phases: SESSION_PHASES };

  it('frees the room earlier when the visit ended early', () => {
    expect(actualTimes(booking, at('09:30'), {})).toMatchObject({ endsAt: at('09:30'), roomUntil: at('09:45') });
  });

  it('keeps the room longer when the visit ran over', () => {
    expect(actualTimes(booking, at('10:20'), {})).toMatchObject({ endsAt: at('10:20'), roomUntil: at('10:35') });
  });

  it('keeps the room for twelve hours at most, so that who was forgotten over night can still be discharged', () => {
    const end = { endsAt: at('20:00'), roomUntil: at('20:00') };
    expect(actualTimes(booking, at('23:30'), {})).toMatchObject(end);
    expect(actualTimes(booking, at('19:50'), {})).toMatchObject({ ...end, endsAt: at('19:50') });
  });

  it('gives up turnover, then the over-run, where the next booking of the room begins', () => {
    expect(actualTimes(booking, at('09:55'), { room: at('10:00') })).toMatchObject({
      endsAt: at('09:55'),
      roomUntil: at('10:00'),
    });
    expect(actualTimes(booking, at('10:20'), { room: at('10:00') })).toMatchObject({
      endsAt: at('10:00'),
      roomUntil: at('10:00'),
    });
  });

  it('keeps the room through an over-run into the next visit of the clinician', () => {
    expect(actualTimes(booking, at('10:20'), { people: at('10:00') })).toMatchObject({
      endsAt: at('10:00'),
      roomUntil: at('10:35'),
    });
  });

  it('never ends before it begins', () => {
    const { startsAt, endsAt, roomUntil } = actualTimes(booking, at('07:50'), {});
    expect(startsAt < endsAt && endsAt <= roomUntil).toBe(true);
  });
});

describe('isLateNotice', () => {
  it('is late under 24 hours', () => {
    expect(isLateNotice(new Date('2026-11-24T10:00:00Z'), at('10:00'))).toBe(false);
    expect(isLateNotice(new Date('2026-11-24T10:00:00Z'), at('10:01'))).toBe(true);
  });
});

describe('begunTimes', () => {
  const booking = { ...plannedTimes(at('08:00'), CONSULTATION_PHASES), phases: CONSULTATION_PHASES };

  it('takes as long as was booked for from an early beginning, whoever begins', () => {
    const early = plannedTimes(at('07:40'), CONSULTATION_PHASES);
    expect(begunTimes(booking, at('07:40'), false)).toEqual(early);
    expect(begunTimes(booking, at('07:40'), true)).toEqual(early);
  });

  it('keeps what was reserved when it is late', () => {
    expect(begunTimes(booking, at('08:20'), false)).toBeUndefined();
  });

  it('takes the time of another clinician only from now on, however late that is', () => {
    const { endsAt, roomUntil } = booking;
    expect(begunTimes(booking, at('08:20'), true)).toEqual({ startsAt: at('08:20'), endsAt, roomUntil });
    expect(begunTimes(booking, at('09:30'), true)).toEqual({
      ...{ startsAt: at('09:30'), endsAt: at('09:31'), roomUntil: at('09:31') },
    });
  });
});

describe('isStillThere', () => {
  it('is true for twelve hours', () => {
    expect(isStillThere(at('08:00'), at('19:59'))).toBe(true);
    expect(isStillThere(at('08:00'), at('20:00'))).toBe(false);
  });
});
